"use client";
import { useCallback, useEffect, useRef } from "react";

type Waiting<Done> = { resolve: (done: Done) => void; reject: () => void };
type Untold<T> = T extends unknown ? Omit<T, "id"> : never;

/**
 * One worker for as long as the page is there, started when it is first wanted. Tasks and answers carry the same `id`.
 * @param create makes the worker; the same function each time. Written out where it is called, for the bundler reads it there
 */
export function useWorker<Task extends { id: number }, Done extends { id: number }>(
  create: () => Worker,
) {
  const worker = useRef<Worker>(null);
  const waiting = useRef(new Map<number, Waiting<Done>>());
  const lastId = useRef(0);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  /** Has it fetched, so that nothing has to be once a file is there. */
  const start = useCallback((): Worker => {
    if (worker.current !== null) return worker.current;
    const started = create();
    const tasks = waiting.current;
    started.onmessage = ({ data }: MessageEvent<Done>) => {
      tasks.get(data.id)?.resolve(data);
      tasks.delete(data.id);
    };
    started.onerror = () => {
      for (const { reject } of tasks.values()) reject();
      tasks.clear();
    };
    worker.current = started;
    return started;
  }, [create]);
  /** Rejects when the worker fails. */
  const ask = useCallback(
    (task: Untold<Task>): Promise<Done> => {
      lastId.current += 1;
      const id = lastId.current;
      return new Promise((resolve, reject) => {
        waiting.current.set(id, { resolve, reject: () => reject(new Error("The worker failed.")) });
        start().postMessage({ ...task, id });
      });
    },
    [start],
  );
  return { start, ask };
}
