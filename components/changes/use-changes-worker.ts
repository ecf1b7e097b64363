"use client";
import { useEffect, useState } from "react";
import { useWorker } from "@/components/ui/worker/use-worker";
import type { ChangesWorker } from "./changes-worker";
import type { Compared, CompareRequest } from "./compare-files";

const create = () =>
  new Worker(new URL("./changes-worker.ts", import.meta.url), { type: "module" });

/** The worker that reads files and compares what is in them. */
export function useChangesWorker() {
  return useWorker<ChangesWorker>(create);
}

export type Ask = ReturnType<typeof useChangesWorker>["ask"];

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
    const show = (compared: Compared | null) => {
      if (isCurrent) setState({ of: request, compared });
    };
    ask((worker) => worker.compare(request)).then(show, () => show(null));
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
