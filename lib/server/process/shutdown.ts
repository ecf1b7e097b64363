import "server-only";
import { processWide } from "@/lib/process-wide";

const end = processWide("shutdown", () => new AbortController());

/** Fires when the process was told to end: streams close, so that their readers go on with another replica. */
export function shutdownSignal(): AbortSignal {
  return end.signal;
}

/** Begins the end: what is under way may finish, nothing new is begun. */
export function beginShutdown() {
  end.abort();
}
