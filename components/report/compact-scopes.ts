/** Scopes that differ only in their last word. `${prefix}.${verb}` restores each scope. */
type ScopeFamily = { prefix: string; verbs: readonly string[] };

/** Groups scopes into families, for print: four lines become one. A scope without a dot has no prefix. */
export function scopeFamilies(scopes: readonly string[]): ScopeFamily[] {
  const families = new Map<string, string[]>();
  for (const scope of scopes) {
    const dot = scope.lastIndexOf(".");
    const prefix = scope.slice(0, Math.max(dot, 0));
    const verb = scope.slice(dot + 1);
    const verbs = families.get(prefix);
    if (verbs === undefined) families.set(prefix, [verb]);
    else verbs.push(verb);
  }
  return [...families].map(([prefix, verbs]) => ({ prefix, verbs }));
}

/** A family as text: `api_keys.{create, read}`, `mail.send`. */
export function familyText({ prefix, verbs }: ScopeFamily): string {
  if (prefix === "") return verbs.join(", ");
  return verbs.length === 1 ? `${prefix}.${verbs[0]}` : `${prefix}.{${verbs.join(", ")}}`;
}
