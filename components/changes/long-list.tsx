"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";

const ROW_PX = 61;
const OVERSCAN = 10;

/** A long list of which only the rows near the window are in the page. Rows are measured: some are opened. */
export function LongList({ count, row }: { count: number; row: (index: number) => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  // Its values change without a render of ours, so React's compiler must leave this component alone; we do not use it.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  useLayoutEffect(() => {
    const measure = () => {
      if (place.current !== null) {
        setTop(Math.round(place.current.getBoundingClientRect().top + window.scrollY));
      }
    };
    measure();
    // What stands above grows and shrinks.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an ul may hold nothing but its li, and the padding belongs to this one
    <div ref={place} role="list" style={{ paddingTop: above, paddingBottom: below }}>
      {items.map((item) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div
          key={item.key}
          ref={virtualizer.measureElement}
          role="listitem"
          data-index={item.index}
          aria-posinset={item.index + 1}
          aria-setsize={count}
          className="border-line border-b"
        >
          {row(item.index)}
        </div>
      ))}
    </div>
  );
}
