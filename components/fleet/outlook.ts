import { isUnreadList } from "@/lib/audit/account";
import type { Fleet, FleetAccount, Region } from "@/lib/audit/fleet/fleet";

const MINUTE_MS = 60_000;
/** A shorter time left is not worth showing. */
const MOMENT_MS = 10_000;
const REGIONS: readonly Region[] = ["global", "eu"];

/** How far a scan has come, and how much is left. */
export type Outlook = {
  /** The share of the scan's calls that are done, 0 to 1. One call lists an account's keys, one reads a key. */
  share: number;
  /** How many keys there will be. */
  keys: number;
  /** Some accounts are not listed yet, so `keys` counts the mean of the listed ones for each. */
  isAbout: boolean;
  /** Milliseconds left at the rate that SendGrid allows; null when the rate is unknown or nothing is left. */
  leftMs: number | null;
};

const isListed = ({ status, keys }: FleetAccount) => status === "failed" || keys !== null;
const isOpen = ({ status }: FleetAccount) => status === "waiting" || status === "reading";

/** Predicts a scan from its progress: exact where it is known, estimated for the rest. */
export function outlookOf({ accounts, progress, finishedAtMs }: Fleet): Outlook {
  const told = progress.keys;
  const done = told.read + told.failed;
  if (finishedAtMs !== null) {
    const share = told.total === 0 ? 1 : done / told.total;
    return { share, keys: told.total, isAbout: false, leftMs: null };
  }
  const all = [...accounts.values()].filter(({ account }) => !isUnreadList(account));
  const listed = all.filter(({ keys }) => keys !== null);
  const named = listed.reduce((sum, { keys }) => sum + (keys ?? 0), 0);
  const mean = listed.length === 0 ? 0 : named / listed.length;
  const unlisted = all.filter((each) => !isListed(each)).length;
  const keys = Math.max(Math.round(named + unlisted * mean), told.total);
  const calls = all.length + keys;
  const asked = all.filter(({ status }) => status !== "waiting").length;
  return {
    share: calls === 0 ? 0 : Math.min(1, (asked + done) / calls),
    keys,
    isAbout: unlisted > 0 && mean > 0,
    leftMs: leftMs(all, mean, calls - asked - done, progress.callsAMinute),
  };
}

/** Hosts are read in parallel, so the slowest one decides. */
function leftMs(
  accounts: readonly FleetAccount[],
  mean: number,
  calls: number,
  callsAMinute: Fleet["progress"]["callsAMinute"],
): number | null {
  const weights = REGIONS.map((region) => {
    const open = accounts.filter((each) => each.region === region && isOpen(each));
    return open.reduce((sum, { keys }) => sum + 1 + (keys ?? mean), 0);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0 || calls <= 0) return null;
  const times = REGIONS.flatMap((region, at) => {
    const part = (weights[at] ?? 0) / whole;
    const pace = callsAMinute[region];
    if (part === 0) return [];
    return [pace === null ? Number.NaN : ((part * calls) / pace) * MINUTE_MS];
  });
  const longest = Math.max(...times);
  return Number.isNaN(longest) ? null : longest;
}

/** The time left in words, no more exact than it is known: "about 3 min left". Empty when unknown. */
export function leftWords({ leftMs: ms }: Outlook): string {
  if (ms === null || ms < MOMENT_MS) return "";
  return ms < MINUTE_MS
    ? "less than a minute left"
    : `about ${Math.round(ms / MINUTE_MS)} min left`;
}

/** What the bar showed last, and for which scan. */
export type Shown = { target: string | null; share: number };

/** What the bar shows next: an estimate may fall, but a bar never does while one scan runs. */
export function risen(before: Shown, { target, finishedAtMs }: Fleet, share: number): Shown {
  const isSame = before.target === target && finishedAtMs === null;
  return { target, share: isSame ? Math.max(before.share, share) : share };
}
