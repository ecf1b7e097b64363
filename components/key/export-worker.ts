import { type ExportRequest, exportKeys } from "./export-keys";

self.addEventListener("message", ({ data }: MessageEvent<ExportRequest>) => {
  self.postMessage(exportKeys(data));
});
