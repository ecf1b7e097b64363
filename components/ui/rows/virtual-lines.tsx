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

export type LinesHandle = { reveal: (index: number) => void };

const OVERSCAN = 10;

/**
 * The items of a long list, which the caller wraps: only the lines near the viewport are in the page. Lines are
 * measured, because chips may wrap and some lines expand.
 */
export function VirtualLines({
  count,
  sizeOf,
  line,
  className,
  ref,
}: {
  count: number;
  /** Estimated height of a line on a wide screen, in px. */
  sizeOf: (index: number) => number;
  line: (index: number) => ReactNode;
  /** Class of each line. */
  className?: string;
  ref?: Ref<LinesHandle>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: sizeOf,
    overscan: OVERSCAN,
    scrollMargin: top,
    // The frame's sticky bar, and a sentence that may stick below it, cover the top.
    scrollPaddingStart: 160,
    // The viewport that the server assumes.
    initialRect: { width: 1440, height: 1200 },
  });

  useLayoutEffect(() => {
    const measure = () => {
      if (place.current !== null) {
        setTop(Math.round(place.current.getBoundingClientRect().top + window.scrollY));
      }
    };
    measure();
    // Content above changes its height: sentences come and go, sections open.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  useImperativeHandle(ref, () => ({
    reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  }));

  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <div ref={place} role="presentation" style={{ paddingTop: above, paddingBottom: below }}>
      {items.map((item) => (
        // biome-ignore lint/a11y/useSemanticElements: its list is no ul, which may hold nothing but its li
        <div
          key={item.key}
          ref={virtualizer.measureElement}
          role="listitem"
          data-index={item.index}
          aria-posinset={item.index + 1}
          aria-setsize={count}
          className={className}
        >
          {line(item.index)}
        </div>
      ))}
    </div>
  );
}
