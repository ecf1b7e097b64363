const STRING = String.raw`"([^"\\]*)"`;
const EQUALS = new RegExp(String.raw`^\s*(\w+)\s*=\s*${STRING}\s*$`);
const IN = new RegExp(String.raw`^\s*(\w+)\s+IN\s*\((\s*${STRING}\s*(?:,\s*${STRING}\s*)*)\)\s*$`);

/**
 * Parses the part of SendGrid's query language that asks for keys: `api_key_id="…"`, `api_key_id IN ("…", …)`, and
 * these joined by `OR`, with or without parentheses.
 * @returns the requested values, or SendGrid's message for a query it can't read
 */
export function askedApiKeyIds(query: string): ReadonlySet<string> | { problem: string } {
  const bare = query.trim().replace(/^\(([^()]*)\)$/, "$1");
  const asked = new Set<string>();
  for (const term of bare.split(/\s+OR\s+/)) {
    const [, field, value = "", list] = EQUALS.exec(term) ?? inTerm(term);
    if (field === undefined) return { problem: "invalid syntax" };
    if (field !== "api_key_id") {
      return { problem: `invalid syntax: '${field}' is not a known field` };
    }
    const values = list === undefined ? [value] : [...list.matchAll(new RegExp(STRING, "g"))];
    for (const each of values) asked.add(typeof each === "string" ? each : (each[1] ?? ""));
  }
  return asked;
}

function inTerm(term: string): (string | undefined)[] {
  const [, field, list] = IN.exec(term) ?? [];
  return [undefined, field, undefined, list];
}
