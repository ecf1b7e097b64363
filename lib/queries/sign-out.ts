import { apiFetch } from "./api";

/**
 * Ends the session on every replica, then leaves with a full page load, so nothing read stays in the tab's memory.
 * @throws ApiError when the server did not end it: then nothing has changed
 */
export async function signOut(): Promise<void> {
  await apiFetch("/api/session", { method: "DELETE" });
  window.location.assign("/sign-in?reason=signed_out");
}
