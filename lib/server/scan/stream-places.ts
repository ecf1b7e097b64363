import "server-only";
import { processWide } from "@/lib/process-wide";
import { ApiFailure } from "../failure/api-failure";

/** The most streams open here: a browser opens six to a host, and each costs memory and queries to the store. */
const OF_SESSION = 20;
const OF_KEY = 400;
const IN_ALL = 1_000;

/** How many places are taken, by holder. */
const taken = processWide("stream places", () => new Map<string, number>());

/**
 * Takes a place for a stream, from the limits of its session, its key and the process.
 * @param owner the key's, as a credential names it
 * @returns releases the place; extra calls do nothing
 * @throws ApiFailure `rate_limited` if all are taken
 */
export function takeStreamPlace(sessionId: string, owner: string): () => void {
  const wanted = [
    { who: `session ${sessionId}`, places: OF_SESSION, message: "This session follows" },
    { who: `key ${owner}`, places: OF_KEY, message: "The sessions of this key follow" },
    { who: "all", places: IN_ALL, message: "This server’s readers follow" },
  ];
  for (const { who, places, message } of wanted) {
    if ((taken.get(who) ?? 0) < places) continue;
    throw new ApiFailure("rate_limited", `${message} too many scans at once.`, {
      help: "Close pages you no longer need.",
      retryAfterSeconds: 5,
    });
  }
  for (const { who } of wanted) taken.set(who, (taken.get(who) ?? 0) + 1);
  let isMine = true;
  return () => {
    if (!isMine) return;
    isMine = false;
    for (const { who } of wanted) {
      const left = (taken.get(who) ?? 1) - 1;
      if (left > 0) taken.set(who, left);
      else taken.delete(who);
    }
  };
}
