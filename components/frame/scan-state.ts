import { holeWords } from "@/components/fleet/hole-reasons";
import { leftWords, outlookOf } from "@/components/fleet/outlook";
import { lostWords } from "@/components/fleet/reading";
import { isUnreadList } from "@/lib/audit/account";
import { byText } from "@/lib/audit/by-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countBy } from "@/lib/audit/group-by";
import { counted, countOf } from "@/lib/audit/words";

/**
 * The state of a scan. `lost`: it may still run, but cannot be followed. `stopped`: cancelled with keys left unread.
 */
export type ScanKind = "starting" | "reading" | "waiting" | "paused" | "stopped" | "done" | "lost";

export type ScanState = {
  kind: ScanKind;
  /** Keys read, failed and in total; `isAbout`: some accounts are not listed yet, and the total is an estimate. */
  read: number;
  failed: number;
  total: number;
  isAbout: boolean;
  /** The time left in words; empty when unknown. */
  left: string;
  /** Keys from an earlier scan are still to be read again, so this is a re-read. */
  again: boolean;
  accountsFailed: number;
  /** Lists of accounts that could not be read, of unknown length. */
  listsFailed: number;
  /** Epoch ms of the oldest read in it; null while nothing was read. */
  oldestMs: number | null;
};

/** Sums up a fleet for the status bar. */
export function scanState(fleet: Fleet, { waits, lost }: { waits: boolean; lost: boolean }) {
  const { accounts, keys, stale, waitingUntilMs, paused } = fleet.progress;
  const { read, failed } = keys;
  const outlook = outlookOf(fleet);
  const kindOf = (): ScanKind => {
    if (lost) return "lost";
    if (waits) return "starting";
    const isRead = read + failed >= keys.total && accounts.read + accounts.failed >= accounts.total;
    if (fleet.finishedAtMs !== null) return isRead ? "done" : "stopped";
    if (paused) return "paused";
    if (waitingUntilMs !== null) return "waiting";
    return accounts.total === 0 ? "starting" : "reading";
  };
  const listsFailed = fleet.holes.filter(({ account }) => isUnreadList(account)).length;
  const state: ScanState = {
    kind: kindOf(),
    read,
    failed,
    total: outlook.keys,
    isAbout: outlook.isAbout,
    left: leftWords(outlook),
    again: stale > 0 && fleet.finishedAtMs === null,
    accountsFailed: accounts.failed - listsFailed,
    listsFailed,
    oldestMs: oldestReading(fleet),
  };
  return state;
}

function oldestReading({ keys, finishedAtMs }: Fleet): number | null {
  // During a scan the oldest key says little, and finding it would cost a pass over the whole fleet per chunk.
  if (finishedAtMs === null) return null;
  let oldest = finishedAtMs;
  for (const { readAtMs } of keys) if (readAtMs !== null && readAtMs < oldest) oldest = readAtMs;
  return oldest;
}

/** "34 of 38 keys read", "1,304 of about 3,208 keys read": always with the total. */
export function keysRead({ kind, read, total, isAbout, again, accountsFailed }: ScanState): string {
  if (kind === "starting") return "Asking SendGrid";
  if (total === 0 && accountsFailed > 0) return "List of keys not read";
  if (total === 0) return kind === "done" ? "No keys listed" : "Listing keys";
  const whole = `${isAbout ? "about " : ""}${countOf(total, "key")}`;
  return `${counted(read)} of ${whole} read${again ? " again" : ""}`;
}

/** "2 keys and 1 list of accounts could not be read"; empty when nothing failed. */
export function notRead({ failed, accountsFailed, listsFailed }: ScanState): string {
  return lostWords({ failed, accounts: { failed: accountsFailed }, lists: listsFailed });
}

const STANDING: Record<ScanKind, string> = {
  starting: "",
  reading: "",
  waiting: "waiting for SendGrid’s rate limit",
  paused: "paused",
  stopped: "stopped",
  done: "",
  lost: "connection lost",
};

/** The whole state in one sentence, for screen readers. */
export function scanSentence(state: ScanState): string {
  const left = state.kind === "reading" ? state.left : "";
  return `${[keysRead(state), left, notRead(state), STANDING[state.kind]].filter(Boolean).join("; ")}.`;
}

/** Counts failures with the same text together, because most share a cause. Most frequent first. */
export function failuresOf({ holes }: Pick<Fleet, "holes">): { words: string; count: number }[] {
  return [...countBy(holes.map(holeWords))]
    .map(([words, count]) => ({ words, count }))
    .sort((a, b) => b.count - a.count || byText(a.words, b.words));
}
