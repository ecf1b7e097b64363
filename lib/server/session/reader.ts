import "server-only";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import type { ReviewReader } from "../store/review/known";
import type { SignedIn } from "./session";

/** What this session's own key has listed: in the session, or so shortly before it that a scan reuses it. */
export function readerOf({ session, credential }: SignedIn): ReviewReader {
  const { network, api_key_id } = session;
  return { owner: credential.owner, network, sinceMs: session.created_at - FRESH_MS, api_key_id };
}
