import { scopeEntry } from "../catalogue/catalogue";
import { anyScopeMatcher } from "../catalogue/pattern";
import { capabilityOf, suggestCapabilities } from "../effects/capabilities";

/** A question about scope sets. A term holds if any scope of the set matches it; `label` follows "can". */
export type Query =
  | { kind: "term"; label: string; named?: string; matches: (scope: string) => boolean }
  | { kind: "not"; of: Query }
  | { kind: "and" | "or"; of: readonly Query[] };

/** A stretch of a question's text, `to` excluded. Empty and at the end if something is missing. */
export type Span = { from: number; to: number };

/** `problem` is a sentence, `at` its place; `suggestions` are verbs that the reader may have meant there. */
export type ParsedQuery =
  | { ok: true; query: Query }
  | { ok: false; problem: string; at: Span; suggestions: readonly string[] };

const OPERATORS = new Set(["AND", "OR", "NOT", "(", ")"]);
const MAX_TERMS = 16;

/** A part of a question: a term, an operator or a bracket. */
export type Token = Span & { text: string; kind: "words" | "quoted" | "operator" };

/** Splits a question at AND, OR, NOT (in capitals), brackets and quotes; the words in between stay one term. */
export function questionTokens(text: string): Token[] {
  const found: Token[] = [];
  let phrase: Token | null = null;
  for (const match of text.matchAll(/"[^"]*"|[()]|[^\s()"]+/g)) {
    const [part] = match;
    const place = { from: match.index, to: match.index + part.length };
    if (part.startsWith('"')) {
      found.push({ ...place, text: part.slice(1, -1), kind: "quoted" });
      phrase = null;
    } else if (OPERATORS.has(part)) {
      found.push({ ...place, text: part, kind: "operator" });
      phrase = null;
    } else if (phrase === null) {
      phrase = { ...place, text: part, kind: "words" };
      found.push(phrase);
    } else {
      phrase.text += ` ${part}`;
      phrase.to = place.to;
    }
  }
  return found;
}

class Unclear extends Error {
  readonly at: Span;
  readonly suggestions: readonly string[];
  constructor(message: string, { from, to }: Span, suggestions: readonly string[] = []) {
    super(message);
    this.at = { from, to };
    this.suggestions = suggestions;
  }
}

function term(token: Token): Query {
  const { text } = token;
  const quoted = token.kind === "quoted";
  const capability = quoted ? undefined : capabilityOf(text);
  if (capability) {
    return { kind: "term", label: capability.verb, matches: anyScopeMatcher(capability.scopes) };
  }
  const asScope = quoted || scopeEntry(text) !== undefined || /^[^\s]*[.*][^\s]*$/.test(text);
  if (asScope) {
    return { kind: "term", label: `use ${text}`, named: text, matches: anyScopeMatcher([text]) };
  }
  if (/\b(?:and|or|not)\b/.test(text))
    throw new Unclear("Write AND, OR and NOT in capitals.", token);
  throw new Unclear(
    `We don’t recognize "${text}". Try an action such as send mail, or put an unknown scope in quotes.`,
    token,
    suggestCapabilities(text).map(({ verb }) => verb),
  );
}

/**
 * Parses a question such as `send mail AND NOT templates.*`. A term is a verb or one of its synonyms, a scope with or
 * without wildcards, or any scope at all in quotes. NOT binds tightest, then AND, then OR.
 */
export function parseQuery(text: string): ParsedQuery {
  const list = questionTokens(text);
  const end = { from: text.length, to: text.length };
  let at = 0;
  let terms = 0;
  const sees = (operator: string) => list[at]?.text === operator && list[at]?.kind === "operator";

  const unary = (): Query => {
    const token = list[at];
    if (!token) throw new Unclear("Something is missing at the end.", end);
    if (sees("NOT")) {
      at += 1;
      return { kind: "not", of: unary() };
    }
    if (sees("(")) {
      at += 1;
      const inside = chain("or");
      if (!sees(")")) throw new Unclear("A closing bracket is missing.", list[at] ?? end);
      at += 1;
      return inside;
    }
    if (sees("AND") || sees("OR") || sees(")")) {
      throw new Unclear(`Something is missing before ${token.text}.`, token);
    }
    terms += 1;
    if (terms > MAX_TERMS) throw new Unclear(`Ask for ${MAX_TERMS} things at most.`, token);
    at += 1;
    return term(token);
  };
  const chain = (kind: "and" | "or"): Query => {
    const next = kind === "or" ? () => chain("and") : unary;
    const parts = [next()];
    while (sees(kind.toUpperCase())) {
      at += 1;
      parts.push(next());
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind, of: parts };
  };

  try {
    if (list.length === 0) throw new Unclear("Ask for an ability or a scope.", end);
    if (list.length > 100)
      throw new Unclear("This question is too long.", { from: 0, to: text.length });
    const query = chain("or");
    const extra = list[at];
    if (extra) throw new Unclear(`Put AND or OR before "${extra.text}".`, extra);
    return { ok: true, query };
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    return {
      ok: false,
      problem: error.message,
      at: error.at,
      suggestions: error.suggestions,
    };
  }
}

/** Whether a scope set answers a query. */
export function answers(query: Query, scopes: readonly string[]): boolean {
  if (query.kind === "term") return scopes.some(query.matches);
  if (query.kind === "not") return !answers(query.of, scopes);
  return query.kind === "and"
    ? query.of.every((part) => answers(part, scopes))
    : query.of.some((part) => answers(part, scopes));
}

export type Term = Extract<Query, { kind: "term" }> & { wanted: boolean };

/** The terms of a query, in the order of the question; `wanted` is false under an odd number of NOTs. */
export function termsOf(query: Query, wanted = true): Term[] {
  if (query.kind === "term") return [{ ...query, wanted }];
  if (query.kind === "not") return termsOf(query.of, !wanted);
  return query.of.flatMap((part) => termsOf(part, wanted));
}

/** A query in words that follow "can": "send mail and not use templates.read". */
export function queryWords(query: Query): string {
  if (query.kind === "term") return query.label;
  const words = (part: Query) =>
    part.kind === "and" || part.kind === "or" ? `(${queryWords(part)})` : queryWords(part);
  if (query.kind === "not") return `not ${words(query.of)}`;
  return query.of.map(words).join(` ${query.kind} `);
}

/** The scopes of a set that a query asks for: those that match a term not under NOT. */
export function matchedScopes(query: Query, scopes: readonly string[]): string[] {
  if (query.kind === "term") return scopes.filter(query.matches);
  if (query.kind === "not") return [];
  const found = new Set(query.of.flatMap((part) => matchedScopes(part, scopes)));
  return scopes.filter((scope) => found.has(scope));
}

type Conjunct = {
  wanted: ((scope: string) => boolean)[];
  unwanted: ((scope: string) => boolean)[];
};

function conjuncts(query: Query, negated: boolean): Conjunct[] {
  if (query.kind === "not") return conjuncts(query.of, !negated);
  if (query.kind === "term") {
    const { matches } = query;
    return [negated ? { wanted: [], unwanted: [matches] } : { wanted: [matches], unwanted: [] }];
  }
  const parts = query.of.map((part) => conjuncts(part, negated));
  if ((query.kind === "or") !== negated) return parts.flat();
  return parts.reduce((all, next) =>
    all.flatMap((one) =>
      next.map((other) => ({
        wanted: [...one.wanted, ...other.wanted],
        unwanted: [...one.unwanted, ...other.unwanted],
      })),
    ),
  );
}

/**
 * Whether any nonempty part of a scope set answers a query: what a key could give another that it creates. Exact: each
 * thing asked for needs one scope that nothing rules out, and those scopes together are such a part.
 */
export function answeredByPart(query: Query, scopes: readonly string[]): boolean {
  return conjuncts(query, false).some(({ wanted, unwanted }) => {
    const allowed = scopes.filter((scope) => !unwanted.some((matches) => matches(scope)));
    return allowed.length > 0 && wanted.every((matches) => allowed.some(matches));
  });
}
