import { type ParsedQuery, parseQuery, type Query } from "../who-can/query";

type Read =
  | { ok: true; query: Query }
  | { ok: false; problem: string; help: string; offset: number };

/** The first NOT that is not inside quotes. */
const NOT = /\bNOT\b(?=(?:[^"]*"[^"]*")*[^"]*$)/;

const hasNot = (query: Query): boolean =>
  query.kind === "not" || (query.kind !== "term" && query.of.some(hasNot));

/**
 * Parses the question of a `deny`. Refuses NOT: a key that breaks such a rule could satisfy it by gaining one more
 * scope.
 * @returns `offset`: where in the text the problem is
 */
export function monotoneQuery(text: string): Read {
  const read: ParsedQuery = parseQuery(text);
  if (!read.ok) {
    const { problem, at, suggestions } = read;
    const help =
      suggestions.length > 0
        ? `Write one of: ${suggestions.slice(0, 5).join(", ")}.`
        : 'Write it as on the Who can page: "api_keys.create OR api_keys.update".';
    return { ok: false, problem, help, offset: at.from };
  }
  if (!hasNot(read.query)) return { ok: true, query: read.query };
  return {
    ok: false,
    problem: "`deny` cannot have NOT: with one more scope, a key would no longer break the rule.",
    help: "Deny what is not wanted alone, or list what is allowed with `only`.",
    offset: text.search(NOT),
  };
}
