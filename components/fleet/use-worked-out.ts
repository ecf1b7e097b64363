import { startTransition, useEffect, useRef, useState } from "react";
import { type Steps, toTheEnd } from "@/lib/audit/steps";

/** A computation. `isLong`: run in one go, it would freeze the page visibly. */
export type Work<Result> = { isLong: boolean; steps: () => Steps<Result> };

/**
 * The result of the work: at once when it is short, or when there is no earlier result. Long work runs in steps, so the
 * browser stays responsive, and the earlier result stays until it is done. New work waits and the newest wins, so a
 * list that grows faster than its work is still seen to grow.
 * @param work the same object for the same work
 */
export function useWorkedOut<Result>(work: Work<Result>): Result {
  const [last, setLast] = useState(() => ({ of: work, result: toTheEnd(work.steps()) }));
  const running = useRef<Work<Result> | null>(null);
  let now = last;
  if (now.of !== work && !work.isLong) {
    now = { of: work, result: toTheEnd(work.steps()) };
    setLast(now);
  }
  useEffect(() => {
    if (now.of === work || now.of === running.current) running.current = null;
    // Show a result before the next work starts: each would delay the other.
    if (now.of === work || running.current !== null) return;
    running.current = work;
    void betweenFrames(work.steps()).then(
      (result) => running.current === work && startTransition(() => setLast({ of: work, result })),
      // Rethrow in render, as short work does, so that the page's error boundary shows it.
      (error: unknown) =>
        setLast(() => {
          throw error;
        }),
    );
  }, [work, now]);
  return now.result;
}

/** How long to work before yielding to the browser; a step may take as long again. */
const WITHOUT_A_TURN_MS = 40;

async function betweenFrames<Result>(steps: Steps<Result>): Promise<Result> {
  for (let sinceMs = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - sinceMs < WITHOUT_A_TURN_MS) continue;
    await turn();
    sinceMs = performance.now();
  }
}

/** Yields to the browser. By a message, because nested timers wait some milliseconds each time. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
