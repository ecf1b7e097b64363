"use client";
import { useEffect, useState } from "react";
import type { Asked, Judged, PolicyWorker } from "@/components/fleet/policy/policy-worker";
import { useWorker } from "@/components/ui/worker/use-worker";
import type { HeldPolicy } from "./held-policy";

const create = () =>
  new Worker(new URL("../fleet/policy/policy-worker.ts", import.meta.url), { type: "module" });

/** The worker that reads policies and holds keys to them. */
export function usePolicyWorker() {
  return useWorker<PolicyWorker>(create);
}

export type Ask = ReturnType<typeof usePolicyWorker>["ask"];

/** What the editor's policy is judged by; the same object until something of it changes. */
export type JudgeRequest = HeldPolicy & Asked;

const PAUSE_MS = 150;

/** How the policy in the editor comes out, asked again once typing pauses. `isFailed`: the worker could not say. */
export function useJudged(ask: Ask, request: JudgeRequest | null) {
  const [state, setState] = useState<{ of: JudgeRequest; judged: Judged | null } | null>(null);
  useEffect(() => {
    if (request === null) return;
    let isCurrent = true;
    const show = (judged: Judged | null) => {
      if (isCurrent) setState({ of: request, judged });
    };
    const { file, text, fleet, context } = request;
    const timer = setTimeout(() => {
      ask((worker) => worker.judge(file, text, { fleet, context })).then(
        ({ judged }) => show(judged),
        () => show(null),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, request]);
  return {
    judged: request === null ? null : (state?.judged ?? null),
    isBusy: request !== null && state?.of !== request,
    isFailed: request !== null && state?.of === request && state.judged === null,
  };
}
