import type { ComponentPropsWithRef } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

type ButtonProps = ButtonLook &
  ComponentPropsWithRef<"button"> & {
    /** Ignores presses and announces itself as disabled, but keeps the focus, unlike `disabled`. */
    isIdle?: boolean;
  };

/** A button. It submits a form only with `type="submit"`. */
export function Button({
  tone,
  size,
  square,
  className,
  type = "button",
  isIdle,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass({ tone, size, square, className })}
      aria-disabled={isIdle}
      onClick={isIdle === true ? undefined : onClick}
      {...rest}
    />
  );
}
