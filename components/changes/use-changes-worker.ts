"use client";
import { useEffect, useState } from "react";
import { useWorker } from "@/components/ui/use-worker";
import type { Done, Made, Task } from "./changes-worker";
import type { Compared, CompareRequest, Now } from "./compare-files";

const create = () =>
  new Worker(new URL("./changes-worker.ts", import.meta.url), { type: "module" });

/** The worker that reads files and compares what is in them. */
export function useChangesWorker() {
  return useWorker<Task, Done>(create);
}

export type Ask = ReturnType<typeof useChangesWorker>["ask"];

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
