import "server-only";
import { processWide } from "@/lib/process-wide";

const end = processWide("shutdown", () => new AbortController());

/** Fires when the process is told to end: streams close, so that their readers reconnect to another replica. */
export function shutdownSignal(): AbortSignal {
  return end.signal;
}

/** Begins shutdown: running work may finish, and nothing new starts. */
export function beginShutdown() {
  end.abort();
}
