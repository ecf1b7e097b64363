import type { ComponentPropsWithRef } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

/** A button. It submits a form only when asked to with `type="submit"`. */
export function Button({
  tone,
  size,
  square,
  className,
  type = "button",
  ...rest
}: ButtonLook & ComponentPropsWithRef<"button">) {
  return (
    <button type={type} className={buttonClass({ tone, size, square, className })} {...rest} />
  );
}
