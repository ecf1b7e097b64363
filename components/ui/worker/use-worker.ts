"use client";
import { type Remote, wrap } from "comlink";
import { useCallback, useEffect, useRef } from "react";
import { workerAnswer } from "./worker-answer";

/**
 * One worker for the lifetime of the component, started on first use. It exposes an `Api` through Comlink.
 * @param create creates the worker; must be the same function on every render. Write `new Worker(…)` inline, because
 * the bundler looks for it there
 */
export function useWorker<Api>(create: () => Worker) {
  const held = useRef<{ worker: Worker; remote: Remote<Api> }>(null);
  useEffect(
    () => () => {
      held.current?.worker.terminate();
      held.current = null;
    },
    [],
  );
  /** Starts the worker early, so that its code has loaded before a file arrives. */
  const start = useCallback(() => {
    if (held.current !== null) return held.current;
    const worker = create();
    held.current = { worker, remote: wrap<Api>(worker) };
    return held.current;
  }, [create]);
  /** Rejects when the worker fails. */
  const ask = useCallback(
    <Answer>(question: (remote: Remote<Api>) => Promise<Answer>): Promise<Answer> => {
      const { worker, remote } = start();
      return workerAnswer(worker, question(remote));
    },
    [start],
  );
  return { start, ask };
}
