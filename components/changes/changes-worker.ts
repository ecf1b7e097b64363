import { expose } from "comlink";
import { snapshotName } from "@/components/export/snapshot-name";
import { sha256 } from "@/components/ui/digest";
import { snapshotFile, snapshotText } from "@/lib/audit/snapshot/snapshot";
import {
  type CompareRequest,
  compareFiles,
  exportChanges,
  type Now,
  snapshotAt,
} from "./compare-files";

/** Null: there was nothing to save, or the browser cannot hash it. */
export type Made = { name: string; file: Blob } | null;

const means = () => ({ digest: sha256, nowMs: Date.now() });

const api = {
  compare: (request: CompareRequest) => compareFiles(request, means()),
  take: (request: CompareRequest, format: "csv" | "json"): Promise<Made> =>
    exportChanges(request, format, means()),
  save: async (now: Now): Promise<Made> => {
    const snapshot = snapshotAt(now, Date.now());
    const hash = await sha256(snapshotText(snapshot));
    if (hash === null) return null;
    const file = new Blob([snapshotFile(snapshot, hash)], { type: "application/json" });
    return { name: snapshotName(snapshot), file };
  },
};
export type ChangesWorker = typeof api;

expose(api);
