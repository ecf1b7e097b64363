"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Done, Made, Task } from "./changes-worker";
import type { Compared, CompareRequest, Now } from "./compare-files";

type Waiting = { resolve: (done: Done) => void; reject: () => void };
type Untold<T> = T extends unknown ? Omit<T, "id"> : never;

/** One worker for as long as the page is there: after its start nothing has to be fetched to read a file. */
export function useChangesWorker() {
  const worker = useRef<Worker>(null);
  const waiting = useRef(new Map<number, Waiting>());
  const lastId = useRef(0);
  useEffect(() => {
    const started = new Worker(new URL("./changes-worker.ts", import.meta.url), { type: "module" });
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
    return () => started.terminate();
  }, []);
  return useCallback((task: Untold<Task>): Promise<Done> => {
    lastId.current += 1;
    const id = lastId.current;
    return new Promise((resolve, reject) => {
      waiting.current.set(id, { resolve, reject: () => reject(new Error("The worker failed.")) });
      worker.current?.postMessage({ ...task, id });
    });
  }, []);
}

export type Ask = ReturnType<typeof useChangesWorker>;

/** A file that the worker makes; null when it cannot. */
export async function askForFile(
  ask: Ask,
  task:
    | { kind: "save"; now: Now }
    | { kind: "export"; request: CompareRequest; format: "csv" | "json" },
): Promise<Made | null> {
  const done = await ask(task);
  return done.kind === "made" ? done.made : null;
}

export type ComparedState = {
  /** The newest answer; of what was asked before while `isBusy`. */
  compared: Compared | null;
  isBusy: boolean;
  isFailed: boolean;
};

/** The answer to a request, asked again whenever that becomes another. @param request null: nothing is asked */
export function useCompared(ask: Ask, request: CompareRequest | null): ComparedState {
  const [state, setState] = useState<{ of: CompareRequest; compared: Compared | null } | null>(
    null,
  );
  useEffect(() => {
    if (request === null) return;
    let isCurrent = true;
    ask({ kind: "compare", request }).then(
      (done) => {
        if (isCurrent && done.kind === "compared")
          setState({ of: request, compared: done.compared });
      },
      () => {
        if (isCurrent) setState({ of: request, compared: null });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, request]);
  const isAnswered = state?.of === request;
  return {
    compared: request === null ? null : (state?.compared ?? null),
    isBusy: request !== null && !isAnswered,
    isFailed: isAnswered && state?.compared === null,
  };
}
