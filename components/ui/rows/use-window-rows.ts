"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";

export type RowsHandle = {
  reveal: (index: number) => void;
  /** The first row that begins so many pixels below the window's top or further down, drawn or not. */
  firstBelow: (px: number) => number;
};

const ROW_PX = 36;
const OVERSCAN = 12;

/** Which rows of a long table are near the window, and where they are. All rows are as high as `--row-px` says. */
export function useWindowRows(count: number, ref: Ref<RowsHandle> | undefined) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [{ top, height }, setPlace] = useState({ top: 0, height: ROW_PX });
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: top,
    // A row that is a frame late is there, off screen; a scroll that waits for rows is seen.
    useFlushSync: false,
    // What the server renders, before a window has been measured.
    initialRect: { width: 1440, height: 1200 },
  });

  useLayoutEffect(() => {
    function measure() {
      const element = body.current;
      if (element === null) return;
      // The style sheet decides on the height of a row (by width and pointer); the virtualizer has to know it.
      const height = Number.parseFloat(getComputedStyle(element).getPropertyValue("--row-px"));
      setPlace({ top: element.getBoundingClientRect().top + window.scrollY, height });
    }
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  useLayoutEffect(() => {
    // Sizes it has kept are of the height before.
    if (height > 0) virtualizer.measure();
  }, [virtualizer, height]);
  useImperativeHandle(ref, () => ({
    reveal: (index) => virtualizer.scrollToIndex(index),
    firstBelow: (px) => Math.max(0, Math.ceil((window.scrollY + px - top) / height)),
  }));

  return { body, virtualizer, top, height };
}
