import { CATALOGUE, scopeEntry } from "@/lib/audit/catalogue/catalogue";
import { scopeMatcher } from "@/lib/audit/catalogue/pattern";
import { suggestCapabilities } from "@/lib/audit/effects/capabilities";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { questionTokens, type Span } from "@/lib/audit/who-can/query";

/** A completion at the caret. `value` goes into the question, `about` describes it. */
export type Suggestion = { kind: "verb" | "pattern" | "scope"; value: string; about: string };

const VERBS = 8;
const SCOPES = 8;

const KNOWN = CATALOGUE.filter(({ kind }) => kind !== "pseudo").map(({ scope }) => scope);

/** The term at or right before the caret; an empty span when there is none. */
export function termAt(question: string, caret: number): Span & { text: string } {
  const token = questionTokens(question).find(
    ({ from, to, kind }) => kind !== "operator" && from <= caret && caret <= to,
  );
  return token ?? { from: caret, to: caret, text: "" };
}

/** Replaces one span of a question, adding spaces where words would run together. */
export function replaceAt(question: string, { from, to }: Span, value: string): string {
  const [before, after] = [question.slice(0, from), question.slice(to)];
  const space = (text: string, edge: RegExp) => (text === "" || edge.test(text) ? "" : " ");
  return `${before}${space(before, /[\s(]$/)}${value}${space(after, /^[\s)]/)}${after}`;
}

/**
 * Completions of a partial term: verbs, then a pattern for all scopes under a prefix, then scopes.
 * @param seen scopes of the keys read, so that scopes outside the catalogue can be asked for too
 */
export function suggestionsFor(term: string, seen: ReadonlySet<string>): Suggestion[] {
  const text = soughtText(term);
  const verbs = suggestCapabilities(text)
    .slice(0, VERBS)
    .map(({ verb, scopes }): Suggestion => {
      const more = scopes.length > 2 ? ` and ${scopes.length - 2} more` : "";
      return { kind: "verb", value: verb, about: `${scopes.slice(0, 2).join(", ")}${more}` };
    });
  if (text === "" || /\s/.test(text)) return verbs;
  return [...verbs, ...patternsFor(text, seen), ...scopesFor(text, seen)];
}

/** Every scope that can be asked for: those in the catalogue, and those seen on keys. */
export function allScopes(seen: ReadonlySet<string>): string[] {
  return [...new Set([...KNOWN, ...seen])];
}

function patternsFor(text: string, seen: ReadonlySet<string>): Suggestion[] {
  if (text.includes("*")) return [];
  const prefixes = new Set<string>();
  for (const scope of allScopes(seen)) {
    const dot = scope.indexOf(".", text.length);
    if (dot > 0 && scope.startsWith(text)) prefixes.add(scope.slice(0, dot));
  }
  return [...prefixes].slice(0, 2).flatMap((prefix): Suggestion[] => {
    const value = `${prefix}.*`;
    const count = allScopes(seen).filter(scopeMatcher(value)).length;
    return count < 2 ? [] : [{ kind: "pattern", value, about: `any of ${count} scopes` }];
  });
}

function scopesFor(text: string, seen: ReadonlySet<string>): Suggestion[] {
  const matches = text.includes("*")
    ? scopeMatcher(text)
    : (scope: string) => searchText(scope).includes(text);
  const starts = (scope: string) => (searchText(scope).startsWith(text) ? 0 : 1);
  return allScopes(seen)
    .filter(matches)
    .sort((a, b) => starts(a) - starts(b) || a.length - b.length)
    .slice(0, SCOPES)
    .map((scope): Suggestion => {
      const entry = scopeEntry(scope);
      return entry
        ? { kind: "scope", value: scope, about: entry.group }
        : { kind: "scope", value: `"${scope}"`, about: "seen, not in our catalog" };
    });
}
