"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

const STEP = 4;

/**
 * How many of a long document's parts to draw: more with each moment the browser is free, and all of them at once when
 * it prints, since what is not in the page is not on paper.
 */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(STEP);
  useEffect(() => {
    if (count >= total) return;
    const timer = setTimeout(() => setCount((now) => now + STEP), 16);
    return () => clearTimeout(timer);
  }, [count, total]);
  useEffect(() => {
    const all = () => flushSync(() => setCount(total));
    window.addEventListener("beforeprint", all);
    return () => window.removeEventListener("beforeprint", all);
  }, [total]);
  return Math.min(count, total);
}
