"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

export type RowsHandle = {
  reveal: (index: number) => void;
  /** The first row that begins so many pixels below the window's top or further down, drawn or not. */
  firstBelow: (px: number) => number;
};

const ROW_PX = 36;
const OVERSCAN = 12;

/** The body of a long table: only the rows near the window are in the page, between two empty rows of their height. */
export function VirtualRows({
  count,
  row,
  ref,
}: {
  count: number;
  row: (index: number) => ReactNode;
  ref?: Ref<RowsHandle>;
}) {
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

  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <tbody ref={body}>
      <Gap px={above} />
      {items.map((item) => row(item.index))}
      <Gap px={below} />
    </tbody>
  );
}

function Gap({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row takes no focus, and this one holds nothing
    <tr aria-hidden="true" className="key-gap">
      {/* No style attribute: the policy lets only scripts set one, and the server draws this too. */}
      <td height={px} />
    </tr>
  );
}
