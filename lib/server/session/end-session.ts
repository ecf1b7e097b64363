import "server-only";
import { unlessUnavailable } from "../failure/store-unavailable";
import { fingerprint } from "../process/fingerprint";
import { log } from "../process/log";
import { note } from "../process/request-note";
import { deleteSession } from "../store/sessions";
import { store } from "../store/shared-store";

type Reason = "signed_out" | "replaced" | "expired" | "key_rejected";

/** Ends a session on every replica at once, and logs it if there was one to end. */
export async function endSession(id: string, reason: Reason): Promise<void> {
  const wasThere = await deleteSession(await store(), id);
  if (wasThere) log("info", "session_end", { ip: note().ip, session: fingerprint(id), reason });
}

/**
 * Ends an expired session if the database is reachable. If not, the sweep ends it later: the reader needs to know why
 * it ended, not about the database.
 */
export async function endSessionIfPossible(id: string, reason: Reason): Promise<void> {
  await endSession(id, reason).catch(unlessUnavailable);
}
