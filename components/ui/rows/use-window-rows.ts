import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";

export type RowsHandle = {
  reveal: (index: number) => void;
  /** The first row that no bar at the top covers, rendered or not. */
  firstClear: () => number;
};

/** Row height on a wide screen; the real height is measured from the style sheet. */
const ROW_PX = 37;
/** A scroll has ended when no event came for this long: Safari has no `scrollend`. */
const REST_MS = 150;

/**
 * Which rows of a long table are in the viewport, and where. All rows are `--row-px` high, so this is a division: a
 * library that measures rows stores each position and forces layout to learn what is known.
 * @returns `first` and `inView`: the row at the top of the viewport, and how many fit
 */
export function useWindowRows(count: number, ref: Ref<RowsHandle> | undefined) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [place, setPlace] = useState(() => ({
    top: 0,
    height: ROW_PX,
    inView: roomFor(ROW_PX),
  }));
  const { top, height } = place;
  const [scroll, setScroll] = useState({ px: 0, isScrolling: false });

  useLayoutEffect(() => {
    function measure() {
      const element = body.current;
      if (element === null) return;
      // The style sheet sets the row height by width and pointer.
      const height = Number.parseFloat(getComputedStyle(element).getPropertyValue("--row-px"));
      const top = element.getBoundingClientRect().top + window.scrollY;
      setPlace({ top, height, inView: roomFor(height) });
      setScroll((last) => ({ ...last, px: window.scrollY }));
    }
    let rest: ReturnType<typeof setTimeout>;
    function onScroll() {
      clearTimeout(rest);
      rest = setTimeout(() => setScroll((last) => ({ ...last, isScrolling: false })), REST_MS);
      setScroll({ px: window.scrollY, isScrolling: true });
    }
    measure();
    window.addEventListener("resize", measure);
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      window.removeEventListener("resize", measure);
      window.removeEventListener("scroll", onScroll);
    };
  }, []);
  useImperativeHandle(ref, () => ({
    reveal: (index) => {
      const { above, below } = coveredPx();
      const from = top + index * height - above;
      const to = top + (index + 1) * height - window.innerHeight + below;
      if (window.scrollY > from) window.scrollTo({ top: from });
      else if (window.scrollY < to) window.scrollTo({ top: to });
    },
    firstClear: () => Math.max(0, Math.ceil((window.scrollY + coveredPx().above - top) / height)),
  }));

  const first = Math.floor((scroll.px - top) / height);
  return {
    body,
    first: Math.max(0, Math.min(first, count - 1)),
    inView: place.inView,
    height,
    isScrolling: scroll.isScrolling,
  };
}

const roomFor = (rowPx: number) => Math.ceil(window.innerHeight / rowPx) + 1;

/** How much of the viewport bars cover, px: the style sheet says it, for the browser's own scrolling too. */
export function coveredPx(): { above: number; below: number } {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return {
    above: Number.parseFloat(scrollPaddingTop) || 0,
    below: Number.parseFloat(scrollPaddingBottom) || 0,
  };
}
