import type { Finding } from "@/lib/audit/findings/finding";
import { fixOf } from "@/lib/audit/findings/remedy";
import type { RuleId } from "@/lib/audit/findings/rules";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";

// Outside React: a reader who copies one fix on the overview and the next on the key's page must get one list with
// both, or the second call would restore what the first removed. Cleared with the tab and at sign-out.
const remembered = new Map<KeyRef, ReadonlySet<RuleId>>();

/**
 * The findings that a key's script fixes at first: those chosen before in this tab, plus the one the reader came from;
 * without either, all that need only a rename or fewer scopes, or else all.
 */
export function firstChosen(
  key: Pick<FleetKey, "account" | "api_key_id">,
  findings: readonly Finding[],
  opened: RuleId | null,
): ReadonlySet<RuleId> {
  const before = remembered.get(keyRef(key));
  if (opened !== null) return new Set([...(before ?? []), opened]);
  const isMild = (finding: Finding) => ["drop", "rename"].includes(fixOf(finding));
  const mild = findings.filter(isMild);
  return before ?? new Set((mild.length > 0 ? mild : findings).map(({ rule }) => rule));
}

/** Remembers the choice for other places in this tab that show the key's script. */
export function rememberFixes(
  key: Pick<FleetKey, "account" | "api_key_id">,
  chosen: ReadonlySet<RuleId>,
): void {
  remembered.set(keyRef(key), chosen);
}
