import "server-only";
import { ScanActionBody } from "@/lib/contract/requests";
import { noteAccount } from "../process/request-note";
import { scanStream } from "../scan/scan-stream";
import { actOnScan, ensureScan } from "../scan/start";
import { takeStreamPlace } from "../scan/stream-places";
import { readJsonBody } from "./body";
import { targetOf } from "./input";
import type { Handler } from "./methods";
import { respondEmpty, respondNdjson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

/** `GET /api/audit?account=…`: streams the scan of an account, or of all, as newline-delimited JSON. */
export const getAudit: Handler = withSendGrid(async (reader, request) => {
  const target = targetOf(request);
  await ensureScan(reader, target);
  const leave = takeStreamPlace(reader.session.id, reader.credential.owner);
  request.signal.addEventListener("abort", leave, { once: true });
  return respondNdjson(linesOf(scanStream(reader, target, request.signal), leave));
});

/** `POST /api/audit` `{account, action}`: refresh, retry, pause, resume or cancel a scan. 204. */
export const postAudit: Handler = withSendGrid(async (reader, request) => {
  const { account: target, action } = await readJsonBody(request, ScanActionBody);
  noteAccount(target);
  await actOnScan(reader, target, action);
  return respondEmpty();
});

/** One JSON line per event. Makes the next chunk only once the reader has taken the last: it buffers none. */
function linesOf(chunks: AsyncGenerator<unknown[]>, onEnd: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next().catch((error: unknown) => {
          onEnd();
          throw error;
        });
        if (done) {
          onEnd();
          return controller.close();
        }
        controller.enqueue(
          encoder.encode(value.map((event) => `${JSON.stringify(event)}\n`).join("")),
        );
      },
      async cancel() {
        onEnd();
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
