import type { IncomingMessage, ServerResponse } from "node:http";
import type { Region } from "@/lib/audit/fleet/fleet";

/** One call that the sandbox received. Never includes the key itself. */
export type RecordedCall = {
  host: Region;
  method: string;
  /** Path and query, as they arrived. */
  path: string;
  headers: {
    accept: string | null;
    "on-behalf-of": string | null;
    "user-agent": string | null;
    /** Whether there was an Authorization header. */
    authorization: boolean;
  };
  /** Epoch ms when the request arrived, and when its connection or its answer ended; null while it is under way. */
  startedAtMs: number;
  endedAtMs: number | null;
  /** The status sent; null while there is none, and if a fault broke the connection instead. */
  status: number | null;
  /** Whether the connection closed before the whole answer was out, whoever closed it. */
  aborted: boolean;
};

// The product runs the sandbox for days: beyond this many calls of a key, the oldest go.
const KEPT_PER_KEY = 20_000;

/** Records calls by key; `""` stands for calls without a key, or with one that the sandbox doesn't know. */
export function recorder() {
  const byKey = new Map<string, RecordedCall[]>();
  let total = 0;
  return {
    record(apiKey: string, host: Region, request: IncomingMessage, response: ServerResponse) {
      const call: RecordedCall = {
        host,
        method: request.method ?? "",
        path: request.url ?? "",
        headers: {
          accept: request.headers.accept ?? null,
          "on-behalf-of": [request.headers["on-behalf-of"]].flat()[0] ?? null,
          "user-agent": request.headers["user-agent"] ?? null,
          authorization: request.headers.authorization !== undefined,
        },
        startedAtMs: Date.now(),
        endedAtMs: null,
        status: null,
        aborted: false,
      };
      response.once("close", () => {
        call.endedAtMs = Date.now();
        call.aborted = !response.writableFinished;
      });
      total += 1;
      const calls = byKey.get(apiKey) ?? [];
      if (calls.length === KEPT_PER_KEY) calls.splice(0, KEPT_PER_KEY / 2);
      calls.push(call);
      byKey.set(apiKey, calls);
      return call;
    },
    calls: (apiKey: string) => byKey.get(apiKey) ?? [],
    total: () => total,
    clear(apiKey?: string) {
      if (apiKey !== undefined) byKey.delete(apiKey);
      else byKey.clear();
      if (apiKey === undefined) total = 0;
    },
  };
}

export type Recorder = ReturnType<typeof recorder>;
