import type { ScopeEntry } from "./catalogue";

/**
 * The console's level of a group. `some`: scopes that match no console level. `unknown`: the key is not read, or the
 * scopes are not in the catalogue.
 */
type Level = "none" | "read" | "some" | "full" | "unknown";

/** How much of a group a key can use: nothing, read only, also change, or unknown. */
type Fill = "empty" | "half" | "full" | "unknown";

export type GroupLevel = { level: Level; fill: Fill; held: number; total: number };

// An account has one or the other, so the legacy scope counts as its successor.
const STANDS_FOR = new Map([["messages.read", "email_activity.read"]]);

/**
 * The scopes that the console's "Full Access" is known to set for these entries: those with a slider and a documented
 * call or, for groups without sliders, all with a documented call.
 */
function expected(entries: readonly ScopeEntry[]): readonly ScopeEntry[] {
  const called = entries.filter((entry) => !entry.twin && entry.kind !== "docs_only");
  const sliders = called.filter((entry) => entry.kind === "custom" || entry.kind === "billing");
  if (sliders.length > 0) return sliders;
  const current = called.filter((entry) => entry.kind !== "legacy");
  return current.length > 0 ? current : called;
}

/**
 * The level at which a scope set holds the scopes of one group or subgroup.
 * @param entries the catalogue's entries of that group
 * @returns `held` of `total` counts every live scope of the group, including those that no slider sets.
 */
export function levelOf(held: ReadonlySet<string>, entries: readonly ScopeEntry[]): GroupLevel {
  const mine = entries.filter((entry) => held.has(entry.scope));
  const live = entries.filter((entry) => entry.kind !== "docs_only" || held.has(entry.scope));
  const counts = { held: mine.length, total: live.length };
  if (mine.length === 0) return { level: "none", fill: "empty", ...counts };

  const writes = mine.some((entry) => entry.access !== "read");
  const fill = writes ? "full" : "half";
  const has = ({ scope }: ScopeEntry) => held.has(scope) || held.has(STANDS_FOR.get(scope) ?? "");
  const wanted = expected(entries);
  const reads = wanted.filter((entry) => entry.access === "read");
  if (writes && wanted.every(has)) return { level: "full", fill, ...counts };
  if (!writes && reads.length > 0 && reads.every(has)) return { level: "read", fill, ...counts };
  return { level: "some", fill, ...counts };
}

/** The console's word for a level; where the console has none, the count with its denominator. */
export function levelWord({ level, held, total }: Pick<GroupLevel, "level" | "held" | "total">) {
  if (level === "none") return "No Access";
  if (level === "read") return "Read Access";
  if (level === "full") return "Full Access";
  return level === "some" ? `Some access: ${held} of ${total}` : "Unknown";
}
