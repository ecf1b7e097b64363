import { startTransition, useEffect, useRef, useState } from "react";
import { type Steps, toTheEnd } from "@/lib/audit/steps";

/** Something to work out. `isLong`: at once it would be seen, as a page that does not answer. */
export type Work<Result> = { isLong: boolean; steps: () => Steps<Result> };

/**
 * What the work comes to: at once where it is short, or where there is nothing yet to be shown instead. Long work is done
 * in steps between which the browser answers, and until it is done the result before it stays. Work that comes meanwhile
 * waits, and of several the newest is done: a list that grows faster than it is worked out is still seen to grow.
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
    // What has been worked out is to be seen before anything else is begun: each would hold the other up.
    if (now.of === work || running.current !== null) return;
    running.current = work;
    void betweenFrames(work.steps()).then(
      (result) => running.current === work && startTransition(() => setLast({ of: work, result })),
      // As where it is done at once: the page's own boundary shows it.
      (error: unknown) =>
        setLast(() => {
          throw error;
        }),
    );
  }, [work, now]);
  return now.result;
}

/** So long is worked before the browser gets a turn: a step may take as long again. */
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

/** Lets the browser answer and draw. By a message, since one timer after another waits some milliseconds each time. */
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
