import { exportName } from "@/components/key/export-name";
import { TOOL } from "@/components/key/tool";
import type { Fleet } from "@/lib/audit/fleet";
import { type Opening, type Review, reviewFile } from "@/lib/audit/review";
import { reviewCsv } from "@/lib/audit/review-csv";
import { openReview } from "@/lib/audit/review-open";
import { type ReviewReading, verifyReview } from "@/lib/audit/review-read";
import { reviewScript } from "@/lib/audit/review-script";
import { standingsIn } from "@/lib/audit/review-standing";
import { isWhole, snapshotOf } from "@/lib/audit/snapshot";
import { digest } from "./digest";

export type TakenAs = "json" | "csv" | "sh";
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

const TYPES = { json: "application/json", csv: "text/csv;charset=utf-8", sh: "text/x-shellscript" };
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

function take({ review, as, now }: Extract<Task, { kind: "take" }>) {
  const { snapshot, opening } = review;
  const standing = standingsIn(now);
  const content = {
    json: reviewFile,
    csv: (of: Review) => reviewCsv(of, standing),
    sh: (of: Review) => reviewScript(of, standing),
  }[as](review);
  const name = exportName({
    what: "sendgrid-review",
    account: snapshot.target === "all" ? null : (snapshot.accounts[0]?.label ?? snapshot.target),
    madeAt: new Date(opening.opened_at_ms).toISOString(),
    complete: isWhole(snapshot),
    extension: as,
  });
  return { name, file: new Blob([content], { type: TYPES[as] }) };
}

async function answerTo(task: Task): Promise<Done> {
  const { id, kind } = task;
  if (kind === "begin") return { id, kind: "begun", review: await begin(task) };
  if (kind === "verify") return { id, kind: "verified", reading: await verify(task.file) };
  return { id, kind: "taken", ...take(task) };
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
