import { type ExportRequest, exportKeys } from "./export-keys";

self.addEventListener("message", ({ data }: MessageEvent<ExportRequest>) => {
  exportKeys(data).then(
    (made) => self.postMessage(made),
    // Thrown anew where the worker's owner hears it: what a promise keeps reaches nobody there.
    (cause: unknown) =>
      setTimeout(() => {
        throw cause;
      }),
  );
});
