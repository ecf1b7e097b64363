"use client";
import clsx from "clsx";
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from "react";

export type PopoverHandle = { open: () => void; close: () => void };

/**
 * A button with a native popover: Escape or a click elsewhere closes it, and the focus returns to the button. The
 * content is mounted only while it is open.
 */
export function Popover({
  button,
  buttonClassName,
  label,
  command,
  className,
  ref,
  children,
}: {
  button: ReactNode;
  buttonClassName: string;
  /** Accessible name, when the button's content is not enough. */
  label?: string;
  /** Its name in the command palette; the palette omits it when unset. */
  command?: string;
  className?: string;
  ref?: Ref<PopoverHandle>;
  children: ReactNode;
}) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useImperativeHandle(ref, () => ({
    // Click, because only the button that opens a popover becomes its anchor; focus it first, so that the focus returns
    // there.
    open: () => {
      if (panel.current?.matches(":popover-open") !== false) return;
      buttonRef.current?.focus();
      buttonRef.current?.click();
    },
    close: () => panel.current?.hidePopover(),
  }));

  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        popoverTarget={id}
        aria-label={label}
        data-command={command}
        aria-expanded={open}
        className={buttonClassName}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        className={clsx(
          "hanging overflow-hidden rounded-lg border border-line bg-surface p-0 shadow-lift",
          className,
        )}
      >
        {open && children}
      </div>
    </>
  );
}
