"use client";
import { type KeyboardEvent, useRef, useState } from "react";

/**
 * Keyboard navigation in a strip of cells, like a toolbar (WAI-ARIA Authoring Practices, Toolbar): one cell is
 * focusable; arrow keys, Home and End move the focus.
 * @returns the cell under the pointer or focus, and the props of the strip and its buttons
 */
export function useCellWalk(count: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const [stop, setStop] = useState(0);

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0 };
    const to = event.key === "End" ? count - 1 : steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const button = ref.current?.children.item(Math.min(Math.max(to, 0), count - 1));
    if (button instanceof HTMLElement) button.focus();
  }
  return {
    asked,
    strip: { ref, onKeyDown, onMouseLeave: () => setAsked(null) },
    cell: (index: number) => ({
      tabIndex: index === stop ? 0 : -1,
      onMouseEnter: () => setAsked(index),
      onFocus: () => {
        setAsked(index);
        setStop(index);
      },
      onBlur: () => setAsked(null),
    }),
  };
}
