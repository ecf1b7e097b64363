import "server-only";
import { unlessUnavailable } from "../failure/store-unavailable";
import { fingerprint } from "../process/fingerprint";
import { log } from "../process/log";
import { note } from "../process/request-note";
import { deleteSession } from "../store/sessions";
import { store } from "../store/shared-store";

type Reason = "signed_out" | "replaced" | "expired" | "key_rejected";

/** Ends a session on every replica, at once, and logs it where there was one to end. */
export async function endSession(id: string, reason: Reason): Promise<void> {
  const wasThere = await deleteSession(await store(), id);
  if (wasThere) log("info", "session_end", { ip: note().ip, session: fingerprint(id), reason });
}

/**
 * Ends a session that is over by itself, if the database takes it now: why it is over is the answer that its reader needs,
 * and the sweep ends it later.
 */
export async function endSessionIfPossible(id: string, reason: Reason): Promise<void> {
  await endSession(id, reason).catch(unlessUnavailable);
}
