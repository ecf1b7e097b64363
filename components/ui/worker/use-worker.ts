"use client";
import { type Remote, wrap } from "comlink";
import { useCallback, useEffect, useRef } from "react";
import { workerAnswer } from "./worker-answer";

/**
 * One worker for as long as the page is there, started when it is first wanted. It exposes an `Api` by Comlink.
 * @param create makes the worker; the same function each time. Written out where it is called, for the bundler reads it there
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
  /** Has it fetched, so that nothing has to be once a file is there. */
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
