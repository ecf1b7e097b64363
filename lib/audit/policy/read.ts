import type { z } from "zod";
import { FIELDS, PolicyDocument } from "./document";
import { type Parsed, type Place, parseYaml } from "./parse-yaml";
import type { Path, Problem } from "./problem";
import { warningsOf } from "./warnings";
import { isField, WHAT_TO_WRITE } from "./words";

const MAX_PROBLEMS = 50;

/** A parsed policy. `lines`: the line of each entry, by its list and position, as in `rules/2`. */
export type ReadPolicy =
  | { ok: true; policy: PolicyDocument; warnings: Problem[]; lines: Record<string, number> }
  | { ok: false; problems: Problem[] };

/**
 * Parses a policy from the text of its file. Never throws, whatever the text: each problem says where it is, what is
 * wrong and what to write.
 */
export function readPolicy(text: string): ReadPolicy {
  const read = parseYaml(text);
  if (!read.ok) return read;
  const { parsed } = read;
  const checked = PolicyDocument.safeParse(parsed.value, { error: wordsOf });
  if (checked.success) {
    const policy = checked.data;
    return {
      ok: true,
      policy,
      warnings: warningsOf(policy, parsed),
      lines: linesOf(policy, parsed),
    };
  }
  const { issues } = checked.error;
  // A misspelled field is missing under its proper name: reporting both would report one problem twice.
  const misspelt = new Set(
    issues.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => String(path)),
  );
  const problems = issues
    .filter(({ code, path }) => code !== "custom" || !misspelt.has(String(path)))
    .flatMap((issue) => problemsOf(issue, parsed))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MAX_PROBLEMS);
  return { ok: false, problems };
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
  null: "nothing",
};

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  const kind = Array.isArray(value) ? "array" : typeof value;
  return KINDS[kind] ?? kind;
}

/** The problem, if the schema has no message of its own for it. */
function wordsOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return "It is missing.";
  if (issue.code === "invalid_type") {
    return `This is ${kindOf(issue.input)}, and should be ${KINDS[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === "invalid_value") {
    const given =
      typeof issue.input === "object" ? kindOf(issue.input) : JSON.stringify(issue.input);
    return `${given} is none of ${issue.values.map(String).join(", ")}.`;
  }
  if (issue.code === "too_small") return `It is less than ${issue.minimum}.`;
  if (issue.code === "too_big") return `It is more than ${issue.maximum}.`;
  if (issue.code === "invalid_union")
    return `This is ${kindOf(issue.input)}, and should be text or a list of texts.`;
  return "This doesn’t belong here.";
}

function fieldOf(path: Path) {
  return path.findLast(isField);
}

/** The advice for a problem with the value at a path: that of the field it is in. */
function helpFor(path: Path): string {
  const field = fieldOf(path);
  return field === undefined
    ? "Write `version: 1` and what follows from it."
    : WHAT_TO_WRITE[field];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, name) => {
    if (typeof held !== "object" || held === null) return undefined;
    // A direct lookup, since a file may have as many problems as entries.
    return Object.getOwnPropertyDescriptor(held, name)?.value;
  }, value);
}

/** What our own checks add to an issue. */
type Params = { help?: unknown; offset?: unknown; ofName?: unknown };

function problemsOf(issue: z.core.$ZodIssue, { value, problemAt }: Parsed): Problem[] {
  const { path, message } = issue;
  if (issue.code === "unrecognized_keys") {
    const here = FIELDS[String(path.findLast((name) => typeof name === "string") ?? "")] ?? [];
    return issue.keys.map((name) =>
      problemAt(
        { path: [...path, name], ofName: true },
        `There is no field "${name}" here.`,
        `Write one of ${here.join(", ")}.`,
      ),
    );
  }
  // A union reports what is wrong with each of its kinds; for a list, what is wrong with its entries.
  const inner = issue.code === "invalid_union" ? issue.errors.flat() : [];
  const deep = inner.find(({ code }) => code !== "invalid_type");
  if (deep !== undefined)
    return problemsOf({ ...deep, path: [...path, ...deep.path] }, { value, problemAt });
  const missing = valueAt(value, path) === undefined;
  const params: Params = issue.code === "custom" ? (issue.params ?? {}) : {};
  const place: Place = {
    path,
    ofName: params.ofName === true,
    ...(typeof params.offset === "number" && { offset: params.offset }),
  };
  const help = typeof params.help === "string" ? params.help : helpFor(path);
  return [problemAt(place, missing ? `\`${String(path.at(-1))}\` is missing.` : message, help)];
}

function linesOf(policy: PolicyDocument, { problemAt }: Parsed): Record<string, number> {
  const lists = ["owners", "rules", "waivers"] as const;
  return Object.fromEntries(
    lists.flatMap((list) =>
      (policy[list] ?? []).map((_, at) => [
        `${list}/${at}`,
        problemAt({ path: [list, at] }, "", "").line,
      ]),
    ),
  );
}
