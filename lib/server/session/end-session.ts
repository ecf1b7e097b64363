import "server-only";
import { fingerprint } from "../fingerprint";
import { log } from "../log";
import { note } from "../request-note";
import { store } from "../shared-store";
import { deleteSession } from "../store/sessions";

type Reason = "signed_out" | "replaced" | "expired" | "key_rejected";

/** Ends a session on every replica, at once, and logs it where there was one to end. */
export async function endSession(id: string, reason: Reason): Promise<void> {
  const wasThere = await deleteSession(await store(), id);
  if (wasThere) log("info", "session_end", { ip: note().ip, session: fingerprint(id), reason });
}
