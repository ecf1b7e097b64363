import { signInHref } from "@/lib/contract/signed-out";
import { apiFetch } from "./api";

// Other tabs of this browser show what the session read, and ask for nothing that would tell them that it is over.
const CHANNEL = "session-over";

/**
 * Ends the session on every replica, then leaves with a full page load, so nothing read stays in the tab's memory.
 * @throws ApiError when the server did not end it: then nothing has changed
 */
export async function signOut(): Promise<void> {
  await apiFetch("/api/session", { method: "DELETE" });
  new BroadcastChannel(CHANNEL).postMessage(null);
  leave();
}

/** Leaves as well when another tab signs out. @returns how to stop listening */
export function leaveWithOthers(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = leave;
  return () => channel.close();
}

function leave() {
  window.location.assign(signInHref({ reason: "signed_out" }));
}
