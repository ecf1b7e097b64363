"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

const STEP = 4;

/**
 * How many parts of a long document to render: more whenever the browser is idle, and all of them when it prints,
 * because only what is in the page gets printed.
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
