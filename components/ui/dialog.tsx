"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Button } from "./button";

const PLACE = {
  center: "m-auto max-h-[85dvh] w-[min(36rem,calc(100vw-2rem))] rounded-lg border",
  top: "mx-auto mt-[12dvh] mb-auto max-h-[76dvh] w-[min(40rem,calc(100vw-1.5rem))] rounded-lg border",
  right: "my-0 mr-0 ml-auto h-dvh max-h-dvh w-[min(40rem,100vw)] max-w-full border-l",
  bottom: "mx-0 mt-auto mb-0 max-h-[85dvh] w-full max-w-full rounded-t-lg border-t",
};

type DialogProps = {
  onClose: () => void;
  title: string;
  place?: keyof typeof PLACE;
  /** Renders only the content, which must name the dialog and offer a way to close it besides Escape. */
  bare?: boolean;
  children: ReactNode;
};

/**
 * A modal dialog, drawer or sheet on the native `<dialog>`. It traps the focus, closes on Escape or a click outside,
 * and restores the focus. Its content is mounted only while it is open.
 */
export function Dialog({ open, ...rest }: DialogProps & { open: boolean }) {
  return open && <OpenDialog {...rest} />;
}

function OpenDialog({ onClose, title, place = "center", bare = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect, because a dialog that has left the page can no longer restore the focus.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  return (
    // Escape is the keyboard's way to click outside; the browser reports it as `cancel`.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={ref}
      aria-label={bare ? title : undefined}
      aria-labelledby={bare ? undefined : titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={clsx(
        "border-line bg-surface p-0 shadow-lift backdrop:bg-[oklch(0.15_0.01_250/0.45)]",
        PLACE[place],
      )}
    >
      {bare ? (
        children
      ) : (
        <div className="flex h-full max-h-[inherit] flex-col">
          <div className="flex items-center justify-between gap-4 border-line border-b py-3 pr-3 pl-5">
            <h2 id={titleId} className="min-w-0 truncate font-semibold">
              {title}
            </h2>
            <Button tone="quiet" square aria-label="Close" onClick={onClose}>
              <X aria-hidden="true" className="size-4" />
            </Button>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">{children}</div>
        </div>
      )}
    </dialog>
  );
}
