import { CATALOGUE, type ScopeEntry } from "./catalogue";

function sharedParts(a: string, b: string): number {
  const [parts, others] = [a.split("."), b.split(".")];
  const first = parts.findIndex((part, at) => part !== others[at]);
  return first === -1 ? parts.length : first;
}

/** The catalogue scope that shares the longest prefix; undefined if none shares any. */
function nearest(scope: string): ScopeEntry | undefined {
  let best: ScopeEntry | undefined;
  let most = 0;
  for (const entry of CATALOGUE) {
    const shared = sharedParts(scope, entry.scope);
    if (shared > most) [best, most] = [entry, shared];
  }
  return best;
}

/**
 * Suggests the line of scopes.csv that would add an unknown scope, guessed from its neighbors, for a person to check.
 * Unless the name says that it only reads, the line says that it changes data.
 * @returns null for a name that no line can hold: SendGrid chooses scope names, so one may be anything
 */
export function catalogueLine(scope: string): string | null {
  if (!/^[\w.-]+$/.test(scope)) return null;
  const near = nearest(scope);
  const group = near?.group ?? "Not in our catalog";
  const access = scope.endsWith(".read") ? "read" : "admin";
  return [
    scope,
    group,
    near?.subgroup ?? "",
    group,
    access,
    near?.kind ?? "custom",
    "no",
    "no",
    "seen",
  ].join();
}
