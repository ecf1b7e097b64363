import type { ComponentPropsWithRef } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

type ButtonProps = ButtonLook &
  ComponentPropsWithRef<"button"> & {
    /** A press comes to nothing now, and it says so. Unlike a disabled one it keeps the focus. */
    isIdle?: boolean;
  };

/** A button. It submits a form only when asked to with `type="submit"`. */
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
