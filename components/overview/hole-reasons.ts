import type { Hole } from "@/lib/audit/fleet";

/** One reason why something could not be read, and how many keys and whole accounts it kept back. */
export type HoleReason = { words: string; keys: number; accounts: number };

/** The holes by reason, most frequent first. */
export function holeReasons(holes: readonly Hole[]): HoleReason[] {
  const reasons = new Map<string, HoleReason>();
  for (const { api_key_id, message, status } of holes) {
    const words =
      status === null || message.includes(`${status}`) ? message : `${message} (${status})`;
    const reason = reasons.get(words) ?? { words, keys: 0, accounts: 0 };
    reasons.set(words, reason);
    if (api_key_id === null) reason.accounts += 1;
    else reason.keys += 1;
  }
  return [...reasons.values()].sort((a, b) => b.keys + b.accounts - (a.keys + a.accounts));
}
