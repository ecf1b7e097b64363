import { isUnreadList } from "@/lib/audit/account";
import type { Fleet, FleetAccount } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";

/** How much of a fleet is read. `waiting` may still come, `failed` will not; the three add up to `total`. */
export type Reading = {
  read: number;
  waiting: number;
  failed: number;
  total: number;
  /** `failed`: the account's keys could not be listed, or will not be because the scan has stopped. */
  accounts: { read: number; failed: number; total: number };
  /** Lists of accounts that could not be read, of unknown length. */
  lists: number;
  /** More may come, so every count is "so far". */
  isRunning: boolean;
};

/**
 * Counts how far a fleet is read.
 * @param stopped nothing more will come: the audit has ended or can no longer be followed
 */
export function readingOf(fleet: Fleet, stopped: boolean): Reading {
  const total = fleet.keys.length;
  let read = 0;
  for (const { shape } of fleet.keys) if (shape !== null && fleet.shapes.has(shape)) read += 1;
  const holes = fleet.holes.filter((hole) => hole.api_key_id !== null).length;
  const failed = stopped ? total - read : Math.min(holes, total - read);
  const accounts = [...fleet.accounts.values()].filter(({ account }) => !isUnreadList(account));
  const isUnlisted = ({ status, keys }: FleetAccount) =>
    status === "failed" || (stopped && status !== "read" && keys === null);
  return {
    read,
    waiting: total - read - failed,
    failed,
    total,
    accounts: {
      read: accounts.filter(({ status }) => status === "read").length,
      failed: accounts.filter(isUnlisted).length,
      total: accounts.length,
    },
    lists: fleet.accounts.size - accounts.length,
    isRunning: !stopped,
  };
}

/** What will not be read any more. */
type Lost = { failed: number; accounts: { failed: number }; lists: number };

/** Accounts and lists of accounts whose keys nobody knows, in words: "2 accounts and 1 list of accounts"; empty: none. */
function unlisted({ accounts, lists }: Omit<Lost, "failed">): string {
  const parts = [
    ...(accounts.failed > 0 ? [countOf(accounts.failed, "account")] : []),
    ...(lists > 0 ? [`${countOf(lists, "list")} of accounts`] : []),
  ];
  return parts.join(" and ");
}

/** A sentence for the accounts whose keys are unknown, with a leading space, to follow one about keys; empty: none. */
export function unlistedWords(reading: Reading): string {
  const words = unlisted(reading);
  const their = words === "1 account" ? "its" : "their";
  return words === "" ? "" : ` ${words} could not be read, so ${their} keys are unknown.`;
}

/** "2 keys and 1 list of accounts could not be read"; empty when nothing failed. */
export function lostWords(lost: Lost): string {
  const parts = [lost.failed > 0 ? countOf(lost.failed, "key") : "", unlisted(lost)].filter(
    Boolean,
  );
  return parts.length === 0 ? "" : `${parts.join(" and ")} could not be read`;
}

/** How far the keys are read, in words: "34 of 38 keys read; 4 keys and 1 account could not be read". */
export function readingWords(reading: Reading): string {
  const { read, total, isRunning } = reading;
  const words = `${counted(read)} of ${countOf(total, "key")} read${isRunning ? " so far" : ""}`;
  return [words, lostWords(reading)].filter(Boolean).join("; ");
}
