import { TOOL } from "@/components/export/tool";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { openReview } from "@/lib/audit/review/open";
import { type ReviewReading, verifyReview } from "@/lib/audit/review/read";
import type { Opening, Review } from "@/lib/audit/review/review";
import { snapshotOf } from "@/lib/audit/snapshot/snapshot";
import { digest } from "./digest";
import { type TakenAs, takeReview } from "./take-review";

export type Begun = Pick<Opening, "note" | "opened_by" | "opened_with">;

/** To the worker; the answer carries the same `id`. */
export type Task = { id: number } & (
  | { kind: "begin"; said: Begun; fleet: Fleet; target: string }
  | { kind: "verify"; file: File }
  | { kind: "take"; review: Review; as: TakenAs; now: Fleet }
);

/** From the worker. `begun` null: what is read cannot be frozen here. */
export type Done = { id: number } & (
  | { kind: "begun"; review: Review | null }
  | { kind: "verified"; reading: ReviewReading }
  | { kind: "taken"; name: string; file: Blob }
);

/** Larger than any review: 20,000 keys, each decided three times, make 40 MB. */
const MAX_BYTES = 200_000_000;

async function begin({ said, fleet, target }: Extract<Task, { kind: "begin" }>) {
  const atMs = Date.now();
  const snapshot = snapshotOf(fleet, { tool: TOOL, target, savedAtMs: atMs });
  return openReview({ ...said, opened_at_ms: atMs }, snapshot, digest).catch(() => null);
}

async function verify(file: File): Promise<ReviewReading> {
  const no = (problem: string) => ({ ok: false, broken: { part: "file" }, problem }) as const;
  if (file.size > MAX_BYTES) return no("It is larger than any review could be.");
  const content = await file.text().catch(() => null);
  // Moved, changed or forbidden since it was chosen: the browser no longer gives it out.
  if (content === null) return no("It can no longer be read. Choose it again.");
  return verifyReview(content, digest);
}

async function answerTo(task: Task): Promise<Done> {
  const { id, kind } = task;
  if (kind === "begin") return { id, kind: "begun", review: await begin(task) };
  if (kind === "verify") return { id, kind: "verified", reading: await verify(task.file) };
  return { id, kind: "taken", ...takeReview(task) };
}

async function answer(task: Task) {
  try {
    self.postMessage(await answerTo(task));
  } catch (error) {
    // Nobody's fault but ours: the page hears of it as the worker's error.
    reportError(error);
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Task>) => void answer(data));
