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

/** As they are on a wide screen; where they are not, they are measured. */
const LINE_PX = { account: 49, item: 66 };
const OVERSCAN = 10;

/** A long list of which only the lines near the window are in the page. Lines are measured: chips may wrap. */
export function VirtualLines({
  kinds,
  line,
  ref,
}: {
  kinds: readonly { kind: keyof typeof LINE_PX }[];
  line: (index: number) => ReactNode;
  ref?: Ref<LinesHandle>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  // Its values change without a render of ours, so React's compiler must leave this component alone; we do not use it.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: kinds.length,
    estimateSize: (index) => LINE_PX[kinds[index]?.kind ?? "item"],
    overscan: OVERSCAN,
    scrollMargin: top,
    // The frame's bar and the answer's sentence stay above the lines.
    scrollPaddingStart: 160,
    // What the server renders, before a window has been measured.
    initialRect: { width: 1440, height: 1200 },
  });

  useLayoutEffect(() => {
    const measure = () => {
      if (place.current !== null) {
        setTop(Math.round(place.current.getBoundingClientRect().top + window.scrollY));
      }
    };
    measure();
    // What stands above grows and shrinks: sentences, sections that open.
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
        // biome-ignore lint/a11y/useSemanticElements: its list is no ul either, see key-lines.tsx
        <div
          key={item.key}
          ref={virtualizer.measureElement}
          role="listitem"
          data-index={item.index}
          aria-posinset={item.index + 1}
          aria-setsize={kinds.length}
        >
          {line(item.index)}
        </div>
      ))}
    </div>
  );
}
