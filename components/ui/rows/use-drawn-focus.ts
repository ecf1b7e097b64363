import { type RefObject, useRef } from "react";

/** So many frames a row may be late. On a busy page a frame is long, and so is this. */
const FRAMES = 120;

/**
 * Moves the focus along a long list, whose rows are drawn some frames after they were scrolled to, and later on a busy
 * page. The last wish counts.
 * @param elementAt what takes the focus at a place; nothing while that place is not drawn
 * @returns `wanted`: the place that is waited for, from which a next step goes on; null: none
 */
export function useDrawnFocus(elementAt: (index: number) => HTMLElement | null | undefined): {
  wanted: RefObject<number | null>;
  focus: (index: number) => void;
} {
  const wanted = useRef<number | null>(null);
  function focus(index: number) {
    wanted.current = index;
    let left = FRAMES;
    const look = () => {
      if (wanted.current !== index) return;
      const element = elementAt(index);
      element?.focus();
      left -= 1;
      if (element || left === 0) wanted.current = null;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }
  return { wanted, focus };
}
