import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";

export type RowsHandle = {
  reveal: (index: number) => void;
  /** The first row that begins so many pixels below the window's top or further down, drawn or not. */
  firstBelow: (px: number) => number;
};

/** On a wide screen; what a style sheet says otherwise is measured. */
const ROW_PX = 37;
/** A scroll is over when so long nothing more has come of it: Safari says no end. */
const REST_MS = 150;

/**
 * Which rows of a long table are in the window, and where they are. All rows are as high as `--row-px` says, so this is
 * a division: a library that measures rows keeps a place for each, and lays the page out anew to learn what is known.
 * @returns `first` and `inView`: the row at the window's top, and how many there is room for
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
      // The style sheet decides on the height of a row, by width and pointer.
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
      const from = top + index * height;
      const last = from + height - window.innerHeight;
      if (window.scrollY > from) window.scrollTo({ top: from });
      else if (window.scrollY < last) window.scrollTo({ top: last });
    },
    firstBelow: (px) => Math.max(0, Math.ceil((window.scrollY + px - top) / height)),
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
