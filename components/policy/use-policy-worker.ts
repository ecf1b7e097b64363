"use client";
import type { PolicyWorker } from "@/components/fleet/policy/policy-worker";
import { useWorker } from "@/components/ui/worker/use-worker";
import type { Fleet } from "@/lib/audit/fleet/fleet";

const create = () =>
  new Worker(new URL("../fleet/policy/policy-worker.ts", import.meta.url), { type: "module" });

/** The worker that parses policies and checks keys against them. */
export function usePolicyWorker() {
  return useWorker<PolicyWorker>(create);
}

export type Ask = ReturnType<typeof usePolicyWorker>["ask"];

/** What a policy is evaluated with. */
export type Judging = { fleet: Fleet; nowMs: number; ask: Ask };
