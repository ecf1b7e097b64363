import { type ParsedQuery, parseQuery, type Query } from "../who-can/query";

type Read =
  | { ok: true; query: Query }
  | { ok: false; problem: string; help: string; offset: number };

/** The first that stands between quoted words, not in one. */
const NOT = /\bNOT\b(?=(?:[^"]*"[^"]*")*[^"]*$)/;

const hasNot = (query: Query): boolean =>
  query.kind === "not" || (query.kind !== "term" && query.of.some(hasNot));

/**
 * The question of a `deny`. NOT is refused: a key that breaks such a rule would keep it by being given one scope more.
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
