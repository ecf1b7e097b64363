import { EXPOSURE_VERSION } from "@/lib/audit/exposure";
import type { Fleet } from "@/lib/audit/fleet";
import type { Report } from "@/lib/audit/report";

/** Changes whenever a field of the canonical JSON changes its meaning or goes. */
export const CANONICAL_VERSION = 1;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What a report rests on as one text that is the same whenever the facts are: shapes, accounts, keys and holes sorted,
 * every scope set written once. Its SHA-256 stands in the report's foot, so that both can be held together later.
 */
export function canonicalJson(
  { tool, catalogue, madeAt, coverage, rows, holes }: Report,
  fleet: Fleet,
): string {
  const sets = new Map<string, readonly string[]>();
  const setOf = (scopes: readonly string[]) => {
    const sorted = scopes.toSorted(byText);
    const text = sorted.join(" ");
    sets.set(text, sorted);
    return text;
  };
  const textOfShape = new Map([...fleet.shapes].map(([id, scopes]) => [id, setOf(scopes)]));
  const used = [...new Set(rows.map(({ key }) => textOfShape.get(key.shape ?? -1)))].filter(
    (text) => text !== undefined,
  );
  const at = new Map(used.sort(byText).map((text, index) => [text, index]));
  const keys = rows.map(({ key, findings }) => ({
    account: key.account,
    api_key_id: key.api_key_id,
    name: key.name,
    // Null is "not read": never an empty set.
    shape: at.get(textOfShape.get(key.shape ?? -1) ?? "\0") ?? null,
    read_at_ms: key.readAtMs,
    findings: findings.map(({ rule }) => rule).sort(byText),
  }));
  const document = {
    version: CANONICAL_VERSION,
    tool,
    catalogue: { ...catalogue, exposure_version: EXPOSURE_VERSION },
    made_at: madeAt,
    finished_at_ms: fleet.finishedAtMs,
    coverage,
    accounts: [...fleet.accounts.values()].sort((a, b) => byText(a.account, b.account)),
    shapes: used.map((text) => sets.get(text) ?? []),
    keys: keys.sort((a, b) => byText(a.account, b.account) || byText(a.api_key_id, b.api_key_id)),
    not_read: holes.toSorted(
      (a, b) => byText(a.account, b.account) || byText(a.api_key_id ?? "", b.api_key_id ?? ""),
    ),
  };
  return `${JSON.stringify(document)}\n`;
}
