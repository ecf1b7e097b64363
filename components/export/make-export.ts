import type { Exported, ExportRequest } from "./export-keys";

/**
 * Makes a file in a worker, so that the page stays quick however many keys there are. Nothing is sent anywhere.
 * @throws ErrorEvent when the worker could not be started, or had no room for the file
 */
export async function makeExport(request: ExportRequest): Promise<Exported> {
  const worker = new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<Exported>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Exported>) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
