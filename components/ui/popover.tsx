"use client";
import clsx from "clsx";
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from "react";

export type PopoverHandle = { open: () => void; close: () => void };

/**
 * A button and what hangs from it, on the browser's own popover: Escape and a click elsewhere close it, and the focus
 * goes back to the button. The content is mounted only while it is open.
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
  /** The button's name where its content is not name enough. */
  label?: string;
  /** What the command palette calls it; without, the palette does not offer it. */
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
    // A click, since only the button that opens a popover becomes its anchor; focused, so that the focus comes back to it.
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
