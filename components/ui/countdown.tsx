"use client";
import { useEffect, useState } from "react";
import { Button } from "./button";

const SECOND_MS = 1_000;

/** "Try again", which counts down first. A screen reader hears the number once, not every second. */
export function Countdown({ seconds, onRetry }: { seconds: number; onRetry: () => void }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const until = performance.now() + seconds * SECOND_MS;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / SECOND_MS));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [seconds]);

  return (
    <>
      <Button tone="primary" disabled={left > 0} onClick={onRetry}>
        Try again
      </Button>
      {left > 0 && (
        <span className="figures text-ink-2 text-sm">
          <span className="sr-only">possible in {seconds} seconds</span>
          <span aria-hidden="true">in {left} s</span>
        </span>
      )}
    </>
  );
}
