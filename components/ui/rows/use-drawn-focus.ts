import { type RefObject, useRef } from "react";

/** How many frames to wait for a row. Frames are longer on a busy page, and so is this wait. */
const FRAMES = 120;

/**
 * Moves the focus along a long list whose rows render some frames after they are scrolled to. The last request wins.
 * @param elementAt the element to focus at an index; nothing while it is not rendered
 * @returns `wanted`: the index being waited for, from which the next step continues; null: none
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
