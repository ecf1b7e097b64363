import type { AuditContext } from "../context";
import type { PolicyRuleId, RuleId } from "../findings/rules";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { kept } from "../kept";
import type { KeyRef } from "../key-ref";
import type { Judged, Ownership, PolicyOutcome } from "../policy-outcome";
import type { PolicyRule } from "./document";
import { type Answer, joined, judgeOf, NOT_READ } from "./judge";

type Known = { context: Pick<AuditContext, "nowMs" | "lives"> };
type OfKey = {
  /** The positions of the rules that apply to it. */
  places: readonly number[];
  ownership: Ownership | null;
  waived: ReadonlyMap<RuleId, unknown>;
};

/** How a key comes out: the worst of its rules. Null: it keeps all of them. */
type Standing = "failing" | "unknown" | "waived" | null;

/** A rule's answer for all keys of a scope set or, if it asks about more than scopes, for each key. */
type Part =
  | { at: number; alike: Judged }
  | { at: number; ask: (key: FleetKey, ref: KeyRef, ownership: Ownership | null) => Judged | null };

/** The keys that share a scope set and the rules that apply. */
type Group = {
  keys: number;
  places: readonly number[];
  parts: readonly Part[];
  /** The result for all of them; null if one of the rules asks about more than scopes. */
  judged: readonly Judged[] | null;
  standing: Standing;
};

const NONE: OfKey["waived"] = new Map();

/** A rule's answers: computed once for each scope set and name, and shared as one object by their keys. */
function partOf({ id, ...conditions }: PolicyRule, at: number, fleet: Fleet, { context }: Known) {
  const rule: PolicyRuleId = `policy:${id}`;
  const told = kept((answer: Answer): Judged | null => answer && { rule, ...answer });
  const { scopes, name, age, owner } = judgeOf({ id, ...conditions });
  const ofShape = kept((shape: number | null) => {
    const set = shape === null ? undefined : fleet.shapes.get(shape);
    return told(scopes === null ? null : set === undefined ? NOT_READ : scopes(set));
  });
  if (name === null && age === null && owner === null) {
    return (shape: number | null): Part[] => {
      const alike = ofShape(shape);
      return alike === null ? [] : [{ at, alike }];
    };
  }
  const ofName = kept((text: string) => told(name?.(text) ?? null));
  return (shape: number | null): Part[] => {
    const byShape = ofShape(shape);
    return [
      {
        at,
        ask: (key, ref, ownership) => {
          const byName = name === null ? null : ofName(key.name);
          const byAge = age === null ? null : told(age(context.lives?.get(ref), context.nowMs));
          const byOwner = owner === null ? null : told(owner(ownership));
          return joined([byShape, byName, byAge, byOwner]);
        },
      },
    ];
  };
}

function standingOf(judged: readonly Judged[], waived: OfKey["waived"]): Standing {
  const isWaived = ({ answer, rule }: Judged) => answer === "broken" && waived.has(rule);
  if (judged.some((one) => one.answer === "broken" && !isWaived(one))) return "failing";
  if (judged.some(({ answer }) => answer === "unknown")) return "unknown";
  return judged.length > 0 ? "waived" : null;
}

/** Runs a policy's rules over a fleet: the result for each key, and how each rule came out after all keys. */
export function rulesOver(rules: readonly PolicyRule[], fleet: Fleet, known: Known) {
  const partsOf = rules.map((rule, at) => partOf(rule, at, fleet, known));
  const places = new Map<RuleId, number>(rules.map(({ id }, at) => [`policy:${id}`, at]));
  const counts = rules.map(() => ({ applies: 0, broken: 0, waived: 0, unknown: 0 }));
  const groups: Group[] = [];
  const groupOf = kept((of: readonly number[]) =>
    kept((shape: number | null): Group => {
      const parts = of.flatMap((at) => partsOf[at]?.(shape) ?? []);
      const alike = parts.flatMap((part) => ("alike" in part ? [part.alike] : []));
      const judged = alike.length === parts.length ? alike : null;
      const group = { keys: 0, places: of, parts, judged, standing: standingOf(alike, NONE) };
      groups.push(group);
      return group;
    }),
  );
  const count = (at: number, what: keyof (typeof counts)[number], more = 1) => {
    const known = counts[at];
    if (known !== undefined) known[what] += more;
  };

  function judgedOf({ parts }: Group, key: FleetKey, ref: KeyRef, ownership: Ownership | null) {
    const judged: Judged[] = [];
    for (const part of parts) {
      const one = "alike" in part ? part.alike : part.ask(key, ref, ownership);
      if (one === null) continue;
      judged.push(one);
      if ("ask" in part) count(part.at, one.answer);
    }
    return judged;
  }

  function of(key: FleetKey, ref: KeyRef, { places: applying, ownership, waived }: OfKey) {
    const group = groupOf(applying)(key.shape);
    group.keys += 1;
    if (group.judged !== null && waived.size === 0) {
      return { judged: group.judged, standing: group.standing };
    }
    const judged = group.judged ?? judgedOf(group, key, ref, ownership);
    for (const { rule, answer } of judged) {
      if (answer === "broken" && waived.has(rule)) count(places.get(rule) ?? -1, "waived");
    }
    return { judged, standing: standingOf(judged, waived) };
  }

  function outcomes(): PolicyOutcome["rules"] {
    for (const { keys, places, parts } of groups) {
      for (const at of places) count(at, "applies", keys);
      for (const part of parts) if ("alike" in part) count(part.at, part.alike.answer, keys);
    }
    return rules.map(({ id, title = id, severity = "high" }, at) => ({
      rule: `policy:${id}`,
      id,
      title,
      severity,
      ...(counts[at] ?? { applies: 0, broken: 0, waived: 0, unknown: 0 }),
    }));
  }

  return { of, outcomes };
}
