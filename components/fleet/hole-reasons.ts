import { isUnreadList } from "@/lib/audit/account";
import type { Hole } from "@/lib/audit/fleet/fleet";

/** One reason why reads failed, and how many keys, whole accounts and lists of accounts it affects. */
type HoleReason = { words: string; keys: number; accounts: number; lists: number };

/** Why something was not read, with SendGrid's status if it gave one and the message does not mention it. */
export function holeWords({ message, status }: Pick<Hole, "message" | "status">): string {
  if (status === null || message.includes(`${status}`)) return message;
  return `${message.replace(/\.$/, "")} (${status}).`;
}

/** Groups the holes by reason, most frequent first. */
export function holeReasons(holes: readonly Hole[]): HoleReason[] {
  const reasons = new Map<string, HoleReason>();
  for (const { account, api_key_id, message, status } of holes) {
    const words = holeWords({ message, status });
    const reason = reasons.get(words) ?? { words, keys: 0, accounts: 0, lists: 0 };
    reasons.set(words, reason);
    if (api_key_id !== null) reason.keys += 1;
    else if (isUnreadList(account)) reason.lists += 1;
    else reason.accounts += 1;
  }
  const weight = ({ keys, accounts, lists }: HoleReason) => keys + accounts + lists;
  return [...reasons.values()].sort((a, b) => weight(b) - weight(a));
}
