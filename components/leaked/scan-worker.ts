import { type FileScan, scanFiles } from "./scan-files";

/** To the worker: files to search, or null to stop. */
export type ScanRequest = readonly File[] | null;
/** From the worker. `failed`: a file could not be read to its end. After null, the scan reports nothing more. */
export type ScanReport =
  | { kind: "progress"; bytes: number }
  | { kind: "done"; scan: FileScan }
  | { kind: "failed" };

/** Often enough to look like movement, rarely enough to cost nothing. */
const REPORT_EVERY_MS = 100;

function report(message: ScanReport) {
  self.postMessage(message);
}

let running = new AbortController();

async function scan(files: readonly File[], signal: AbortSignal) {
  let reportedMs = performance.now();
  const onProgress = (bytes: number) => {
    const nowMs = performance.now();
    if (nowMs - reportedMs < REPORT_EVERY_MS) return;
    reportedMs = nowMs;
    report({ kind: "progress", bytes });
  };
  try {
    const found = await scanFiles(files, onProgress, signal);
    if (found !== null && !signal.aborted) report({ kind: "done", scan: found });
  } catch {
    // The browser's message is dropped: this worker has handled secrets, and only IDs may leave it.
    if (!signal.aborted) report({ kind: "failed" });
  }
}

self.addEventListener("message", (event: MessageEvent<ScanRequest>) => {
  running.abort();
  running = new AbortController();
  if (event.data !== null) void scan(event.data, running.signal);
});
