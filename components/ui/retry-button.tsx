"use client";
import { useEffect, useState } from "react";
import { Button } from "./button";

const SECOND_MS = 1_000;

/**
 * "Try again", which counts down first if it has to wait. It keeps its place and focus, so that it never moves from
 * under a click, and says when it cannot act. Screen readers hear the number once.
 */
export function RetryButton({
  seconds = 0,
  isTrying = false,
  onRetry,
}: {
  /** Seconds until a retry is allowed; 0: now. */
  seconds?: number;
  isTrying?: boolean;
  onRetry: () => void;
}) {
  const left = useSecondsLeft(seconds, isTrying);
  const isIdle = isTrying || left > 0;
  return (
    <>
      <Button tone="primary" isIdle={isIdle} onClick={onRetry}>
        {isTrying ? "Trying again…" : "Try again"}
      </Button>
      {left > 0 && (
        <span className="figures text-ink-2 text-sm">
          <span className="sr-only">available in {seconds} seconds</span>
          <span aria-hidden="true">in {left} s</span>
        </span>
      )}
    </>
  );
}

/** Counts down from the last answer, and restarts when a retry fails the same way. */
function useSecondsLeft(seconds: number, isTrying: boolean): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (isTrying) return;
    const until = performance.now() + seconds * SECOND_MS;
    const look = () => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / SECOND_MS));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    };
    const timer = setInterval(look, SECOND_MS / 4);
    look();
    return () => clearInterval(timer);
  }, [seconds, isTrying]);
  return left;
}
