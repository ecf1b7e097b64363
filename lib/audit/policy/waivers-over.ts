import type { AccountId } from "../account";
import type { RuleId } from "../findings/rules";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { groupBy } from "../group-by";
import type { KeyRef } from "../key-ref";
import type { Judged, KeyPolicy, PolicyOutcome, Waived, WaiverOutcome } from "../policy-outcome";
import type { PolicyDocument } from "./document";
import { keyOf } from "./document";
import { matcherOf, placesOf } from "./matcher";
import { isForScopes, type ReadyWaiver, readyWaiver } from "./waivers";

type Known = { context: { nowMs: number }; hashes: ReadonlyMap<number, string> };

/** How many keys it is for, counts for, may count for, is shown with, and whose rule it waives. */
const NO_COUNTS = { keys: 0, counting: 0, open: 0, shown: 0, waives: 0 };
type Counted = ReadyWaiver & typeof NO_COUNTS & { sets: Set<string> };

const NONE: Pick<KeyPolicy, "waived" | "voidWaivers"> = { waived: new Map(), voidWaivers: [] };
const NOBODY: readonly Counted[] = [];
const OTHER_SCOPES = "It was given for another scope set.";

function targetOf({ waiver: { key, where } }: ReadyWaiver): string {
  if (key !== undefined) return key;
  const parts = [where?.name, where?.account].filter((part) => part !== undefined);
  return parts.map((part) => [part].flat().join(", ")).join(" in ");
}

/** Describes a void waiver in a sentence of its own. */
const voidSentence = (ready: ReadyWaiver, problems: readonly string[]) =>
  `The waiver of ${ready.waiver.rule} does not count. ${problems.join(" ")}`;

/** Runs a policy's waivers over a fleet: what counts for which key, and the standing of each after all keys. */
export function waiversOver({ waivers = [] }: PolicyDocument, fleet: Fleet, known: Known) {
  const all = waivers.map((waiver): Counted => {
    return { ...readyWaiver(waiver, known.context.nowMs), ...NO_COUNTS, sets: new Set() };
  });
  const byRef = groupBy(all, ({ ref }) => ref);
  const ofPatterns = byRef.get(null) ?? NOBODY;
  const patternPlaces = placesOf(ofPatterns.map(({ waiver }) => matcherOf(waiver.where)));
  const counting = new Map<KeyRef, Counted[]>();

  function of(key: FleetKey, ref: KeyRef): Pick<KeyPolicy, "waived" | "voidWaivers"> {
    if (all.length === 0) return NONE;
    const named = byRef.get(ref) ?? NOBODY;
    const matched = patternPlaces(key).flatMap((place) => ofPatterns[place] ?? []);
    if (named.length + matched.length === 0) return NONE;
    const hash = key.shape === null ? null : (known.hashes.get(key.shape) ?? null);
    const waived = new Map<RuleId, Waived>();
    const voidWaivers: string[] = [];
    for (const one of [...named, ...matched]) {
      one.keys += 1;
      if (hash !== null) one.sets.add(hash);
      const isFor = isForScopes(one, hash);
      const isOther = isFor === false && one.waiver.scopes_sha256 !== undefined;
      const problems = isOther ? [...one.problems, OTHER_SCOPES] : one.problems;
      if (problems.length > 0) {
        one.shown += 1;
        voidWaivers.push(voidSentence(one, problems));
      } else if (isFor === null) {
        one.open += 1;
      } else {
        one.counting += 1;
        counting.set(ref, [...(counting.get(ref) ?? []), one]);
        for (const rule of one.rules) if (!waived.has(rule)) waived.set(rule, one.waived);
      }
    }
    return { waived, voidWaivers };
  }

  /** Counts the rules that a key breaks for the waivers that waive them. */
  function note(ref: KeyRef, judged: readonly Judged[]) {
    for (const { rule, answer } of judged) {
      if (answer !== "broken") continue;
      const one = counting.get(ref)?.find(({ rules }) => rules.includes(rule));
      if (one !== undefined) one.waives += 1;
    }
  }

  function standingOf(one: Counted): Pick<WaiverOutcome, "standing" | "problems"> {
    if (one.problems.length > 0) return { standing: "void", problems: one.problems };
    if (one.counting > 0) return { standing: "counts", problems: [] };
    if (one.open > 0) {
      return {
        standing: "open",
        problems: ["Its key is not read, so its scope set is not known."],
      };
    }
    if (one.shown > 0) return { standing: "void", problems: [OTHER_SCOPES] };
    const isListed = one.ref === null ? areAllListed(fleet) : isRead(fleet, accountOf(one));
    return isListed
      ? { standing: "void", problems: ["No key matches it."] }
      : { standing: "open", problems: ["No key read here matches it; not all keys are listed."] };
  }

  function outcome(): Pick<PolicyOutcome, "waivers" | "voidElsewhere"> {
    const outcomes = all.map((one): WaiverOutcome => {
      const { rule, owner, approver, reason, ticket, expires } = one.waiver;
      return {
        rule,
        target: targetOf(one),
        ...standingOf(one),
        owner: owner ?? null,
        approver: approver ?? null,
        reason: reason ?? null,
        ticket: ticket ?? null,
        expires: expires ?? null,
        daysLeft: one.daysLeft,
        keys: one.keys,
        waives: one.waives,
        scopeSets: [...one.sets].sort(),
      };
    });
    const voidElsewhere = new Map<AccountId, string[]>();
    for (const one of all) {
      // If a waiver's key or account is not here, report only what is wrong with the waiver itself.
      if (one.problems.length === 0 || one.shown > 0) continue;
      const account = one.ref === null ? [...fleet.accounts.keys()][0] : accountOf(one);
      if (account === undefined || !fleet.accounts.has(account)) continue;
      const problem = `${voidSentence(one, one.problems)} It is for ${targetOf(one)}.`;
      voidElsewhere.set(account, [...(voidElsewhere.get(account) ?? []), problem]);
    }
    return { waivers: outcomes, voidElsewhere };
  }

  return { of, note, outcome };
}

function accountOf({ waiver }: ReadyWaiver): string {
  return (waiver.key === undefined ? null : keyOf(waiver.key))?.account ?? "";
}

/** Whether an account's list of keys was fully read: only then is a missing key known to be gone. */
function isRead({ accounts }: Fleet, account: string): boolean {
  return accounts.get(account)?.status === "read";
}

function areAllListed(fleet: Fleet): boolean {
  return [...fleet.accounts.keys()].every((account) => isRead(fleet, account));
}
