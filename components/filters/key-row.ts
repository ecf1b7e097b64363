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

/** One row of the list. `waiting`: not read yet; `unread`: will not be read, and `hole` says why if that is known. */
export type KeyRow = {
  /** Unique in the fleet. */
  ref: KeyRef;
  key: FleetKey;
  /** The display name of its account. */
  accountName: string;
  /**
   * The searchable text: name, ID, owner, purpose, class of data and, if there are several accounts, the account's
   * name. Prepared once, because every typed letter searches it.
   */
  words: string;
  /** Worst first. */
  findings: readonly Finding[];
  /** Null: nothing was found. */
  severity: Severity | "unknown" | null;
  /** Null: nobody asked. */
  lastMail: ShownMail | null;
  /** What the history proves; null when it has no record of the key. */
  life: KeyLife | null;
  age: Age | null;
  /** What the policy says; null without a policy, and until it is evaluated. */
  policy: Owned | null;
} & (
  | { state: "waiting" }
  | { state: "unread"; hole: Hole | null }
  | { state: "read"; analysis: Analysis }
);

type Owned = Pick<KeyPolicy, "ownership">;
/** What a list needs to know about keys besides their scopes; from the policy, only the owners. */
type RowContext = Omit<AuditContext, "policy"> & {
  policy?: { keys: ReadonlyMap<KeyRef, Owned> } | undefined;
};

const OWN = accountId(SELF);
const NONE: readonly Finding[] = [];

/**
 * The keys of a fleet as rows, in the fleet's order.
 * @param findings of the same fleet, worst first
 * @param context what is known about its keys besides their scopes
 * @param stopped nothing more will be read, so an unread key is `unread`, not `waiting`
 */
export function keyRows(
  fleet: Fleet,
  findings: readonly Finding[],
  stopped: boolean,
  context?: RowContext,
): KeyRow[] {
  return toTheEnd(keyRowSteps(fleet, findings, stopped, context));
}

/** This many rows take some milliseconds. */
const A_STEP = 1_000;

/** {@link keyRows} in steps. */
export function* keyRowSteps(
  fleet: Fleet,
  findings: readonly Finding[],
  stopped: boolean,
  context?: RowContext,
): Steps<KeyRow[]> {
  const holeOf = new Map(fleet.holes.map((hole) => [keyRef(hole), hole]));
  const found = findingsByKey(findings);
  // In a single account every key would contain its name.
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
 * How many of the own account's keys can send mail, or are unread and so might: `asked` can be asked about, `nameless`
 * were listed without an ID and cannot be.
 */
export function senders(rows: readonly KeyRow[]): { asked: number; nameless: number } {
  const own = rows.filter(({ key }) => key.account === OWN);
  const may = own.filter((row) => maySend(row.state === "read" ? row.analysis.real : null));
  const nameless = may.filter(({ key }) => isMissingApiKeyId(key.api_key_id)).length;
  return { asked: may.length - nameless, nameless };
}
