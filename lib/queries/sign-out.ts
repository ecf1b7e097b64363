import { signInHref } from "@/lib/contract/signed-out";
import { apiFetch } from "./api";

// Other tabs of this browser show what the session read, and send no request that would tell them it is over.
const CHANNEL = "session-over";

/**
 * Ends the session on every replica, then leaves with a full page load, so that no data stays in the tab's memory.
 * @throws ApiError if the server did not end it: then nothing has changed
 */
export async function signOut(): Promise<void> {
  await apiFetch("/api/session", { method: "DELETE" });
  new BroadcastChannel(CHANNEL).postMessage(null);
  leave();
}

/** Also leaves when another tab signs out. @returns a function that stops listening */
export function leaveWithOthers(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = leave;
  return () => channel.close();
}

function leave() {
  window.location.assign(signInHref({ reason: "signed_out" }));
}
