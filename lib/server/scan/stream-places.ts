import "server-only";
import { ApiFailure } from "../http/api-failure";

/** Streams one session may have open here: a browser opens six to a host, and each holds what its reader is still owed. */
const MAX_STREAMS = 20;

const taken = new Map<string, number>();

/**
 * Takes one of a session's places for a stream.
 * @returns to give it back, once or more often
 * @throws ApiFailure `rate_limited` when all are taken
 */
export function takeStreamPlace(sessionId: string): () => void {
  const before = taken.get(sessionId) ?? 0;
  if (before >= MAX_STREAMS) {
    throw new ApiFailure("rate_limited", "This session follows too many scans at once.", {
      help: "Close pages that you no longer look at.",
      retryAfterSeconds: 5,
    });
  }
  taken.set(sessionId, before + 1);
  let isMine = true;
  return () => {
    if (!isMine) return;
    isMine = false;
    const left = (taken.get(sessionId) ?? 1) - 1;
    if (left > 0) taken.set(sessionId, left);
    else taken.delete(sessionId);
  };
}
