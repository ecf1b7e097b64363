import { scopeEntry } from "../catalogue/catalogue";
import { type Loss, tasksOf } from "../effects/sole-holders";
import { oneOr } from "../words";
import type { Finding } from "./finding";
import { findingRule, type RuleRow } from "./rules";

/** One change to a key. `keep`: all the scopes it would have afterward, since SendGrid replaces the whole list. */
export type Remedy =
  | { action: "re-scope"; keep: readonly string[]; drop: readonly string[]; rename: boolean }
  | { action: "revoke" | "rename" | "none" };

/** What a finding alone calls for: its rule's remedy, unless it has no scopes to drop. */
export function fixOf({ rule, scopes }: Finding): RuleRow["remedy"] {
  const remedy = findingRule(rule)?.remedy ?? "none";
  return remedy === "drop" && scopes.length === 0 ? "none" : remedy;
}

/**
 * The one change that fixes all these findings of a key, in any order. Separate changes would each send the whole list,
 * and so restore what the one before dropped. If no scope would be left, it deletes the key.
 * @param real the key's real scopes; SendGrid's own flags are never sent, since SendGrid refuses them as input.
 */
export function remedyOf(findings: readonly Finding[], real: readonly string[]): Remedy {
  const fixes = new Set(findings.map(fixOf));
  const shown = findings.filter((one) => fixOf(one) === "drop").flatMap(({ scopes }) => scopes);
  const drop = real.filter((scope) => shown.includes(scope));
  const keep = real.filter((scope) => !drop.includes(scope));
  if (fixes.has("revoke") || (drop.length > 0 && keep.length === 0)) return { action: "revoke" };
  const rename = fixes.has("rename");
  if (drop.length > 0) return { action: "re-scope", keep, drop, rename };
  return { action: rename ? "rename" : "none" };
}

const VERBS_SAID = 6;

/** What a key with reduced scopes can still do: a finding's remedy fixes only that finding. */
function staysWords(kept: readonly string[]): string {
  const verbs = tasksOf(kept).map(({ verb }) => verb);
  if (verbs.length === 0) return "After that, it can do nothing that we know of.";
  const more = verbs.length > VERBS_SAID ? ` and ${verbs.length - VERBS_SAID} more` : "";
  return `It can still: ${verbs.slice(0, VERBS_SAID).join(", ")}${more}.`;
}

/**
 * What will stop and what won't, in sentences to read before running anything. Never empty: nobody can know that
 * nothing breaks.
 */
export function remedyWarnings(remedy: Remedy, real: readonly string[], loss: Loss): string[] {
  const usage = "SendGrid doesn’t say what a key was used for, so ask its owner first.";
  if (remedy.action === "none" || remedy.action === "rename") {
    return ["Nothing stops: neither the key nor its scopes change."];
  }
  const kept = remedy.action === "re-scope" ? remedy.keep : [];
  const left = new Set(tasksOf(kept));
  const lost = tasksOf(real).filter((task) => !left.has(task));
  const verbs = lost.map(({ verb }) => verb).join(", ");
  const stops =
    verbs === "" ? [] : [`Anything using this key will no longer be able to: ${verbs}.`];
  const strange = real.filter((scope) => !kept.includes(scope) && scopeEntry(scope) === undefined);
  const noun = oneOr(strange.length, "scope");
  const unknown =
    strange.length === 0
      ? []
      : [`What stops with ${strange.length} unrecognized ${noun} is unknown.`];
  const sole = lost.filter((task) => loss.tasks.includes(task)).map(({ verb }) => verb);
  const unsure = loss.isCertain ? "" : " (as far as its keys have been read)";
  const only =
    sole.length === 0 ? [] : [`No other key in the account${unsure} can: ${sole.join(", ")}.`];
  const end =
    remedy.action === "revoke"
      ? ["A deleted key cannot be restored."]
      : [
          staysWords(kept),
          "The call replaces the key’s whole scope list, so it undoes any change that isn’t part of it.",
          "Run it with a key that has api_keys.update and every scope you keep.",
        ];
  return [...stops, ...unknown, ...only, ...end, usage];
}
