import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import type { Path, Problem } from "./problem";

/** Refuses larger files unread: a policy of ten thousand entries is smaller. */
const MAX_BYTES = 1_000_000;
const MAX_PROBLEMS = 20;
const START = { line: 1, column: 1 };
const EMPTY = { ...START, message: "The file is empty.", help: "Begin with `version: 1`." };

/** A file as plain values, with the position of each. */
export type Parsed = {
  value: unknown;
  /** Makes a problem at the place that a path leads to or, if that is missing, at what should hold it. */
  problemAt: (at: Place, message: string, help: string) => Problem;
};

/** `ofName`: means the field's name, not its value. `offset`: characters into a single-line value. */
export type Place = { path: Path; ofName?: boolean; offset?: number };

type Spot = { name: number; value: number; isQuoted: boolean };

const pathKey = (path: Path) => JSON.stringify(path.map(String));

/** Thrown and caught here to stop reading a file that contains this. */
class Refused extends Error {
  constructor(
    readonly at: number,
    message: string,
    readonly help: string,
  ) {
    super(message);
  }
}

function helpFor(code: string): string {
  if (code === "TAB_AS_INDENT") return "Write spaces instead of tabs at the beginning of a line.";
  if (code === "BAD_INDENT")
    return "Give entries of one list the same indentation, and close every bracket.";
  return "Compare it with docs/key-audit.example.yml: `name: value`, lists with `- `, special characters in quotes.";
}

/** A node as plain values. Our own walk keeps each value's position and builds nothing that a tag asks for. */
function plain(node: Node | null, path: Path, spots: Map<string, Spot>, name: number): unknown {
  const value = node?.range?.[0] ?? name;
  const isQuoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
  spots.set(pathKey(path), { name, value, isQuoted });
  if (node === null) return null;
  if (isAlias(node) || ("anchor" in node && node.anchor !== undefined)) {
    // A few lines of aliases can expand to gigabytes, and a reviewer doesn't see text that stands elsewhere.
    throw new Refused(value, "Anchors and aliases are not used here.", "Write the value out.");
  }
  // A tag can request any type, and so run code in other readers of the same file.
  if (node.tag !== undefined) {
    throw new Refused(value, "Tags are not used here.", "Remove the tag that begins with !.");
  }
  if (isSeq<Node>(node)) {
    return node.items.map((item, at) => plain(item, [...path, at], spots, value));
  }
  if (!isMap<Node, Node | null>(node)) return isScalar(node) ? node.value : null;
  const entries = new Map<string, unknown>();
  for (const { key, value: held } of node.items) {
    const at = key.range?.[0] ?? value;
    const named = isScalar(key) ? key.value : null;
    if (typeof named !== "string" && typeof named !== "number" && typeof named !== "boolean") {
      throw new Refused(at, "A list or group cannot be a name.", "Write a name before the colon.");
    }
    const field = String(named);
    // Plain objects lose it, so nobody would check what a reviewer sees in the file.
    if (field === "__proto__") {
      throw new Refused(at, 'No field is called "__proto__".', "Remove it.");
    }
    // Not left to the parser, which compares each name with all before it.
    if (entries.has(field)) {
      throw new Refused(at, `"${field}" appears here twice.`, "Keep one of the two.");
    }
    entries.set(field, plain(held, [...path, field], spots, at));
  }
  return Object.fromEntries(entries);
}

function makeLocator(lines: LineCounter) {
  return (offset: number) => {
    const { line, col: column } = lines.linePos(offset);
    return { line, column };
  };
}

/**
 * Parses YAML 1.2 with positions: at most 1 MB, one document, no aliases, no tags.
 * @returns the plain value, or the problem with the file
 */
export function parseYaml(
  text: string,
): { ok: true; parsed: Parsed } | { ok: false; problems: Problem[] } {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) {
    const message = `The file has ${bytes.toLocaleString("en")} bytes; ${MAX_BYTES.toLocaleString("en")} are allowed.`;
    return refused({
      ...START,
      message,
      help: "Write patterns instead of one entry for each key.",
    });
  }
  const lines = new LineCounter();
  const locate = makeLocator(lines);
  // Our own walk checks tags and repeated names; "failsafe" would read 90 as text.
  const [document, second] = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: "silent",
  });
  if (document === undefined) return refused(EMPTY);
  const faults = [...document.errors, ...document.warnings];
  // One sentence: the parser reports each level that it could not enter, in its engine's words.
  const tooDeep = faults.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (tooDeep !== undefined) {
    const at = locate(tooDeep.pos[0]);
    return refused({ ...at, message: "It is nested too deeply.", help: "Use fewer levels." });
  }
  if (faults.length > 0) {
    const problems = faults.slice(0, MAX_PROBLEMS).map(({ pos, code, message }) => ({
      ...locate(pos[0]),
      message: sentence(message),
      help: helpFor(code),
    }));
    return { ok: false, problems };
  }
  if (second !== undefined) {
    const at = locate(second.range?.[0] ?? 0);
    const message = "A second document begins here.";
    return refused({ ...at, message, help: "Remove the --- line." });
  }
  const spots = new Map<string, Spot>();
  try {
    const value = plain(document.contents, [], spots, 0);
    if (value === null) return refused(EMPTY);
    return { ok: true, parsed: { value, problemAt: problemAt(spots, locate) } };
  } catch (error) {
    if (error instanceof Refused) {
      return refused({ ...locate(error.at), message: error.message, help: error.help });
    }
    throw error;
  }
}

function refused(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}

/** Turns the parser's message into a sentence of ours. */
function sentence(words: string): string {
  const [first = ""] = words.split("\n");
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function problemAt(
  spots: ReadonlyMap<string, Spot>,
  locate: (offset: number) => { line: number; column: number },
): Parsed["problemAt"] {
  return ({ path, ofName = false, offset = 0 }, message, help) => {
    let known = [...path];
    while (known.length > 0 && !spots.has(pathKey(known))) known = known.slice(0, -1);
    const spot = spots.get(pathKey(known)) ?? { name: 0, value: 0, isQuoted: false };
    const inside = offset > 0 ? offset + Number(spot.isQuoted) : 0;
    return { ...locate(ofName ? spot.name : spot.value + inside), message, help };
  };
}
