import { wrap } from "comlink";
import { workerAnswer } from "@/components/ui/worker/worker-answer";
import type { Exported, ExportRequest } from "./export-keys";
import type { ExportWorker } from "./export-worker";

/**
 * Makes a file in a worker, so that the page stays responsive with any number of keys. Nothing is sent to a server.
 * @throws when the worker could not start or could not make the file
 */
export async function makeExport(request: ExportRequest): Promise<Exported> {
  const worker = new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
  try {
    return await workerAnswer(worker, wrap<ExportWorker>(worker).exportKeys(request));
  } finally {
    worker.terminate();
  }
}
