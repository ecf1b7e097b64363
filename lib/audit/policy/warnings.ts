import { CATALOGUE } from "../catalogue/catalogue";
import { anyScopeMatcher } from "../catalogue/pattern";
import { questionTokens } from "../who-can/query";
import type { PolicyDocument } from "./document";
import type { Parsed } from "./parse-yaml";
import type { Problem } from "./problem";
import { presetScopes } from "./words";

/** A placeholder for an owner to fill in: until then, it owns nothing. */
export const TO_FILL_IN = "TODO";

const isKnown = (pattern: string): boolean => {
  const matches = anyScopeMatcher([pattern]);
  return CATALOGUE.some(({ scope }) => matches(scope));
};

/** Entries that are valid but probably not what the author meant. */
export function warningsOf(policy: PolicyDocument, { problemAt }: Parsed): Problem[] {
  const { owners = [], rules = [], waivers = [] } = policy;
  const found: Problem[] = [];
  if (rules.length === 0 && owners.length === 0) {
    found.push(
      problemAt({ path: [] }, "This policy asks for nothing.", "Write `rules` or `owners`."),
    );
  }
  for (const [at, { owner }] of owners.entries()) {
    if (owner !== TO_FILL_IN) continue;
    const help = "Write who answers for these keys; until then they are unowned.";
    found.push(
      problemAt({ path: ["owners", at, "owner"] }, "This owner is still to be filled in.", help),
    );
  }
  for (const [at, { only = [], deny }] of rules.entries()) {
    for (const [place, entry] of only.entries()) {
      if (presetScopes(entry) !== null || isKnown(entry)) continue;
      const path = ["rules", at, "only", place];
      found.push(problemAt({ path }, ...unknownScope(entry)));
    }
    for (const { text, kind, from } of questionTokens(deny ?? "")) {
      const isScope = kind === "quoted" || /[.*]/.test(text);
      if (!isScope || isKnown(text)) continue;
      found.push(problemAt({ path: ["rules", at, "deny"], offset: from }, ...unknownScope(text)));
    }
  }
  for (const [at, waiver] of waivers.entries()) {
    if (waiver.scopes_sha256 !== undefined) continue;
    const message = "This waiver suppresses nothing: it does not say for which scope set.";
    const help =
      "Write `scopes_sha256`, so that it ends when the scopes change; the Policy page copies it.";
    found.push(problemAt({ path: ["waivers", at] }, message, help));
  }
  return found;
}

function unknownScope(text: string): [message: string, help: string] {
  const near = CATALOGUE.map(({ scope }) => scope).find((scope) =>
    scope.startsWith(text.slice(0, 5)),
  );
  const help =
    near === undefined
      ? "Check its spelling."
      : `Check its spelling; there is, for example, ${near}.`;
  if (text.includes("*")) return [`No scope in our catalog matches "${text}".`, help];
  return [`"${text}" is not a scope in our catalog.`, help];
}
