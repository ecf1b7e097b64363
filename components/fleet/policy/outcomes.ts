import type { PolicyOutcome } from "@/lib/audit/policy-outcome";
import type { PolicyView } from "@/lib/contract/answers";
import type { Asked } from "./policy-worker";

type Request = Asked & { view: PolicyView };
type Held = {
  /** The newest result, for the fleet as it was when requested. */
  outcome: PolicyOutcome | "failed" | undefined;
  of: Request | undefined;
  next: Request | undefined;
  isBusy: boolean;
};

/** A running scan changes its fleet many times a second, and each version is copied to the worker. */
const PAUSE_MS = 1_000;

const byTarget = new Map<string, Held>();
const listeners = new Set<() => void>();

const targetOf = ({ fleet }: Asked) => fleet.target ?? "";

const isSame = (a: Request | undefined, b: Request) =>
  a?.fleet === b.fleet &&
  a.view === b.view &&
  a.context.nowMs === b.context.nowMs &&
  a.context.lives === b.context.lives;

/** Requests the policy's outcome for a fleet. Callers share the result, and one evaluation runs at a time. */
export function askOutcome(request: Request) {
  const target = targetOf(request);
  const held = byTarget.get(target) ?? {
    outcome: undefined,
    of: undefined,
    next: undefined,
    isBusy: false,
  };
  byTarget.set(target, held);
  if (isSame(held.of, request) || isSame(held.next, request)) return;
  held.next = request;
  if (!held.isBusy) void work(held);
}

async function work(held: Held) {
  const { next } = held;
  if (next === undefined) return;
  held.isBusy = true;
  held.of = next;
  held.next = undefined;
  const { view, fleet, context } = next;
  // Loaded only when there is a policy.
  held.outcome = await import("./evaluate-in-worker")
    .then(({ evaluateInWorker }) => evaluateInWorker(view, { fleet, context }))
    .catch(() => "failed" as const);
  for (const listener of listeners) listener();
  if (fleet.finishedAtMs === null) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  held.isBusy = false;
  void work(held);
}

/** The newest outcome for a target's fleet; undefined before the first, `failed` if the worker failed. */
export function outcomeOf(target: string | null): PolicyOutcome | "failed" | undefined {
  return byTarget.get(target ?? "")?.outcome;
}

/** Hears of each new outcome, of whichever target. @returns how to stop listening */
export function onOutcome(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
