import { ageOf } from "../age";
import { splitScopes } from "../catalogue/catalogue";
import { anyScopeMatcher } from "../catalogue/pattern";
import type { KeyLife } from "../context";
import type { Ownership } from "../policy-outcome";
import { answers, matchedScopes } from "../who-can/query";
import { countOf, listed, utcWords } from "../words";
import { monotoneQuery } from "./deny";
import type { PolicyRule } from "./document";
import { nameTest } from "./name-test";
import { presetScopes } from "./words";

/** How a condition, or a whole rule, came out. Null: it holds. */
export type Answer = {
  answer: "broken" | "unknown";
  detail: string;
  scopes: readonly string[];
} | null;

const broken = (detail: string, scopes: readonly string[] = []): Answer => ({
  answer: "broken",
  detail,
  scopes,
});
const unknown = (detail: string): Answer => ({ answer: "unknown", detail, scopes: [] });

/** A rule's conditions by what they ask about, so that keys that share it share one answer. */
export type Judge = {
  /** Null: the rule says nothing about scopes. */
  scopes: ((scopes: readonly string[]) => Answer) | null;
  name: ((name: string) => Answer) | null;
  age: ((life: KeyLife | undefined, nowMs: number) => Answer) | null;
  owner: ((ownership: Ownership | null) => Answer) | null;
};

export const NOT_READ: Answer = unknown("its scopes were not read");
const NO_AGE: Answer = unknown("its age is not known: no history has it");

/** Combines answers: broken if any is, else unknown if any is. Returns a single answer as it is. */
export function joined<One extends NonNullable<Answer>>(all: readonly (One | null)[]): One | null {
  let only: One | null = null;
  for (const one of all) {
    if (one === null) continue;
    if (only !== null)
      return worstOf(
        all.filter((each) => each !== null),
        one,
      );
    only = one;
  }
  return only;
}

function worstOf<One extends NonNullable<Answer>>(all: readonly One[], any: One): One {
  const worst = all.find(({ answer }) => answer === "broken") ?? any;
  const [first = worst, ...others] = all.filter(({ answer }) => answer === worst.answer);
  if (others.length === 0) return first;
  const same = [first, ...others];
  const scopes = [...new Set(same.flatMap((one) => one.scopes))].sort();
  return { ...worst, detail: same.map(({ detail }) => detail).join("; "), scopes };
}

function deny(text: string): NonNullable<Judge["scopes"]> {
  const read = monotoneQuery(text);
  // The file was checked, so a question that doesn't parse came another way, and proves nothing.
  if (!read.ok) return () => unknown(`its question is not clear: ${read.problem}`);
  return (scopes) =>
    answers(read.query, scopes)
      ? broken(`not allowed: ${text}`, matchedScopes(read.query, splitScopes(scopes).real))
      : null;
}

function only(allowed: readonly string[]): NonNullable<Judge["scopes"]> {
  const isAllowed = anyScopeMatcher(allowed.flatMap((entry) => presetScopes(entry) ?? [entry]));
  return (scopes) => {
    const more = splitScopes(scopes).real.filter((scope) => !isAllowed(scope));
    return more.length === 0
      ? null
      : broken(`${countOf(more.length, "scope")} more than ${listed(allowed)}`, more);
  };
}

function most(max: number): NonNullable<Judge["scopes"]> {
  return (scopes) => {
    const { real } = splitScopes(scopes);
    return real.length <= max ? null : broken(`${countOf(real.length, "scope")}, ${max} allowed`);
  };
}

function requireName(pattern: string): NonNullable<Judge["name"]> {
  const read = nameTest(pattern);
  if (!read.ok) return () => unknown(read.problem);
  const no = broken(`its name does not match ${pattern}`);
  return (name) => (read.test(name) ? null : no);
}

function maxAge(days: number): NonNullable<Judge["age"]> {
  const perhaps = unknown(`its age is not proven: it may be more than ${days} days`);
  return (life, nowMs) => {
    if (life === undefined) return NO_AGE;
    const age = ageOf(life, nowMs, days);
    if (age !== "older") return age === "younger" ? null : perhaps;
    const by = `created by ${utcWords(life.created.byMs)} at the latest`;
    return broken(`more than ${days} days old: ${by}`);
  };
}

const UNOWNED = broken("nobody owns it");

/** Compiles a rule, ready to judge keys. */
export function judgeOf(rule: PolicyRule): Judge {
  const ofScopes = [
    ...(rule.deny === undefined ? [] : [deny(rule.deny)]),
    ...(rule.only === undefined ? [] : [only(rule.only)]),
    ...(rule.max_scopes === undefined ? [] : [most(rule.max_scopes)]),
  ];
  return {
    scopes:
      ofScopes.length === 0
        ? null
        : (scopes) => joined(ofScopes.map((condition) => condition(scopes))),
    name: rule.require_name === undefined ? null : requireName(rule.require_name),
    age: rule.max_age_days === undefined ? null : maxAge(rule.max_age_days),
    owner: rule.require_owner === undefined ? null : (one) => (one === null ? UNOWNED : null),
  };
}
