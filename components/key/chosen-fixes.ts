import type { Finding } from "@/lib/audit/findings/finding";
import { fixOf } from "@/lib/audit/findings/remedy";
import type { RuleId } from "@/lib/audit/findings/rules";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";

// Outside of React: whoever takes one finding's fix on the overview and the next on the key's page must get one list
// with both, or the second call would give back what the first took. Goes with the tab, and with sign-out.
const remembered = new Map<KeyRef, ReadonlySet<RuleId>>();

/**
 * The findings of a key whose fixes are in its script when it is opened: those chosen before in this tab and the one that
 * the reader came from; without either, all that take nothing but scopes or a name.
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

/** Keeps the choice for the next place in this tab that shows the key's script. */
export function rememberFixes(
  key: Pick<FleetKey, "account" | "api_key_id">,
  chosen: ReadonlySet<RuleId>,
): void {
  remembered.set(keyRef(key), chosen);
}
