import { sha256 } from "@/components/export/digest";
import { snapshotName } from "@/components/export/snapshot-name";
import { snapshotFile, snapshotText } from "@/lib/audit/snapshot/snapshot";
import {
  type Compared,
  type CompareRequest,
  compareFiles,
  exportChanges,
  type Now,
  snapshotAt,
} from "./compare-files";

export type Made = { name: string; file: Blob };

/** To the worker; the answer carries the same `id`. */
export type Task = { id: number } & (
  | { kind: "compare"; request: CompareRequest }
  | { kind: "export"; request: CompareRequest; format: "csv" | "json" }
  | { kind: "save"; now: Now }
);

/** From the worker. `made` null: there was nothing to make a file of, or the browser cannot seal it. */
export type Done = { id: number } & (
  | { kind: "compared"; compared: Compared }
  | { kind: "made"; made: Made | null }
);

async function answerTo(task: Task): Promise<Done> {
  const { id, kind } = task;
  const means = { digest: sha256, nowMs: Date.now() };
  if (kind === "compare") {
    return { id, kind: "compared", compared: await compareFiles(task.request, means) };
  }
  if (kind === "export") {
    return { id, kind: "made", made: await exportChanges(task.request, task.format, means) };
  }
  const snapshot = snapshotAt(task.now, means.nowMs);
  const hash = await sha256(snapshotText(snapshot));
  if (hash === null) return { id, kind: "made", made: null };
  const file = new Blob([snapshotFile(snapshot, hash)], { type: "application/json" });
  return { id, kind: "made", made: { name: snapshotName(snapshot), file } };
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
