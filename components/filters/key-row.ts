import { analysisOf } from "@/components/key/analysis-of";
import { accountId, SELF } from "@/lib/audit/account";
import { type Age, ageIn } from "@/lib/audit/age";
import { isMissingApiKeyId } from "@/lib/audit/api-key-id";
import type { AuditContext, KeyLife } from "@/lib/audit/context";
import type { Analysis } from "@/lib/audit/effects/analyse";
import { findingsByKey, severityOfKey } from "@/lib/audit/findings/by-key";
import type { Finding } from "@/lib/audit/findings/finding";
import type { Severity } from "@/lib/audit/findings/rules";
import type { Fleet, FleetKey, Hole } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import { maySend, type ShownMail } from "@/lib/audit/last-mail/last-mail";
import { lastMailIn } from "@/lib/audit/last-mail/last-mail-in";
import type { KeyPolicy } from "@/lib/audit/policy-outcome";
import { searchText } from "@/lib/audit/search-text";
import { type Steps, toTheEnd } from "@/lib/audit/steps";

/** One line of the list. `waiting`: not read yet; `unread`: will not be read, and `hole` says why where that is known. */
export type KeyRow = {
  /** Names the key among all of the fleet. */
  ref: KeyRef;
  key: FleetKey;
  /** What its account is called. */
  accountName: string;
  /**
   * Its name and id, owner, purpose and class of data, and its account's name where there are several, as they are
   * searched: what a text is looked for in, with each letter that is typed.
   */
  words: string;
  /** Worst first. */
  findings: readonly Finding[];
  /** Null: nothing was found. */
  severity: Severity | "unknown" | null;
  /** Null: nobody asked. */
  lastMail: ShownMail | null;
  /** What the history proves; null where it knows nothing of the key. */
  life: KeyLife | null;
  age: Age | null;
  /** What the policy says; null without one, and until it has been worked out. */
  policy: Owned | null;
} & (
  | { state: "waiting" }
  | { state: "unread"; hole: Hole | null }
  | { state: "read"; analysis: Analysis }
);

type Owned = Pick<KeyPolicy, "ownership">;
/** What a list needs to know of keys beside their scopes: of a policy who owns them. */
type RowContext = Omit<AuditContext, "policy"> & {
  policy?: { keys: ReadonlyMap<KeyRef, Owned> } | undefined;
};

const OWN = accountId(SELF);
const NONE: readonly Finding[] = [];

/**
 * The keys of a fleet as lines of the list, in the fleet's order.
 * @param findings of the same fleet, worst first
 * @param context what is known of its keys from elsewhere
 * @param stopped nothing more will be read, so what has not been is unread and not on its way
 */
export function keyRows(
  fleet: Fleet,
  findings: readonly Finding[],
  stopped: boolean,
  context?: RowContext,
): KeyRow[] {
  return toTheEnd(keyRowSteps(fleet, findings, stopped, context));
}

/** So many lines take some milliseconds. */
const A_STEP = 1_000;

/** The same in steps. */
export function* keyRowSteps(
  fleet: Fleet,
  findings: readonly Finding[],
  stopped: boolean,
  context?: RowContext,
): Steps<KeyRow[]> {
  const holeOf = new Map(fleet.holes.map((hole) => [keyRef(hole), hole]));
  const found = findingsByKey(findings);
  // In one account its name would be in every key.
  const isOfMany = fleet.target === "all";
  yield;
  const rows: KeyRow[] = [];
  for (const key of fleet.keys) {
    rows.push(rowOf(key));
    if (rows.length % A_STEP === 0) yield;
  }
  return rows;

  function rowOf(key: FleetKey): KeyRow {
    const ref = keyRef(key);
    const own = found.get(ref) ?? NONE;
    const severity = severityOfKey(key, own);
    const policy = context?.policy?.keys.get(ref) ?? null;
    const owned = policy === null ? "" : Object.values(policy.ownership ?? {}).join("\n");
    const accountName = fleet.accounts.get(key.account)?.label ?? key.account;
    const place = isOfMany ? accountName : "";
    const words = searchText(`${key.name}\n${key.api_key_id}\n${owned}\n${place}`);
    const life = context?.lives?.get(ref) ?? null;
    const age = ageIn(context, key);
    const scopes = key.shape === null ? undefined : fleet.shapes.get(key.shape);
    const lastMail = lastMailIn(context, key, scopes ?? null);
    const hole = scopes === undefined ? (holeOf.get(ref) ?? null) : null;
    const isWaiting = scopes === undefined && hole === null && !stopped;
    return {
      ref,
      key,
      accountName,
      words,
      findings: own,
      severity,
      lastMail,
      life,
      age,
      policy,
      ...(scopes !== undefined
        ? { state: "read", analysis: analysisOf(scopes) }
        : isWaiting
          ? { state: "waiting" }
          : { state: "unread", hole }),
    };
  }
}

/**
 * How many of the own account's keys can send mail, or are not read and so may: those that can be asked for, and those that
 * were listed without an ID, which nothing can be asked by.
 */
export function senders(rows: readonly KeyRow[]): { asked: number; nameless: number } {
  const own = rows.filter(({ key }) => key.account === OWN);
  const may = own.filter((row) => maySend(row.state === "read" ? row.analysis.real : null));
  const nameless = may.filter(({ key }) => isMissingApiKeyId(key.api_key_id)).length;
  return { asked: may.length - nameless, nameless };
}
