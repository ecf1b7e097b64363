import { searchText } from "../search-text";
import { EFFECTS, scopesWithEffect } from "./effects";
import type { Effect } from "./rules";
import { TASK_SYNONYMS } from "./task-synonyms";
import { TASKS, type Task } from "./tasks";

/** A task, or an effect as a whole, with its other names. */
export type Capability = Task & { synonyms: readonly string[] };

const EFFECT_SYNONYMS: Partial<Record<Effect, readonly string[]>> = {
  recipients: ["read recipients' data", "read recipients", "read personal data", "see recipients"],
  redirect: ["redirect mail", "forward mail", "exfiltrate"],
  mint: ["mint credentials", "create credentials", "create or rewrite API keys and logins"],
  destroy: ["destroy data", "delete things", "delete anything", "break things"],
  identity: ["account identity", "change the sender"],
  guard: ["turn off protection", "weaken guard rails"],
  observe: ["observe", "look at settings"],
  subusers: ["administer subusers"],
  content: ["change content", "change mail content"],
};

/** What a question can name by a verb: single tasks first, then whole effects. */
export const CAPABILITIES: readonly Capability[] = [
  ...TASKS.map((task) => ({ ...task, synonyms: TASK_SYNONYMS[task.id] ?? [] })),
  ...EFFECTS.map(({ id, label, can }) => ({
    id: `effect-${id}`,
    verb: can,
    synonyms: [label, id, ...(EFFECT_SYNONYMS[id] ?? [])],
    scopes: scopesWithEffect(id),
  })),
];

/** Normalizes words for comparison: case, width, accents and spaces, without "who can", "can" or articles. */
function plain(words: string): string {
  return searchText(words)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ ?\?$/, "")
    .replaceAll("’", "'")
    .replace(/^(?:who )?can /, "")
    .replace(/\b(?:the|a|an) /g, "");
}

const BY_WORDS = new Map<string, Capability>();
for (const capability of CAPABILITIES) {
  for (const words of [capability.verb, ...capability.synonyms]) {
    const key = plain(words);
    if (!BY_WORDS.has(key)) BY_WORDS.set(key, capability);
  }
}

/** Finds the capability that a verb or one of its synonyms names; undefined if none does. */
export function capabilityOf(words: string): Capability | undefined {
  return BY_WORDS.get(plain(words));
}

/** Finds capabilities whose verb or synonyms contain all the words, for a list to choose from. */
export function suggestCapabilities(words: string): Capability[] {
  const parts = plain(words).split(" ");
  return CAPABILITIES.filter(({ verb, synonyms }) =>
    parts.every((part) => [verb, ...synonyms].some((text) => searchText(text).includes(part))),
  );
}
