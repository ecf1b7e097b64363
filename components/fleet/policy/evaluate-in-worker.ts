import { type Remote, wrap } from "comlink";
import { workerAnswer } from "@/components/ui/worker/worker-answer";
import type { PolicyOutcome } from "@/lib/audit/policy-outcome";
import type { PolicyView } from "@/lib/contract/answers";
import type { Asked, PolicyWorker } from "./policy-worker";

let started: { worker: Worker; remote: Remote<PolicyWorker> } | undefined;

/** Evaluates this server's policy in one worker, shared by all callers. Rejects when the worker fails. */
export function evaluateInWorker(view: PolicyView, asked: Asked): Promise<PolicyOutcome> {
  if (started === undefined) {
    const worker = new Worker(new URL("./policy-worker.ts", import.meta.url), { type: "module" });
    started = { worker, remote: wrap<PolicyWorker>(worker) };
  }
  const { worker, remote } = started;
  return workerAnswer(worker, remote.evaluate(view.file, view.policy, asked));
}
