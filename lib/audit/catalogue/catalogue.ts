import { CATALOGUE_TABLE } from "./table";

/** What a scope lets a key do. `marketing.read` is `write`: SendGrid documents that it changes data too. */
type ScopeAccess = "none" | "read" | "write" | "send" | "admin";

/**
 * Where a scope comes from; scopes.csv cites public sources for each. SendGrid sets `pseudo` scopes; they grant
 * nothing.
 */
export type ScopeKind =
  | "custom"
  | "full_access"
  | "legacy"
  | "parent_only"
  | "billing"
  | "separate_key"
  | "docs_only"
  | "pseudo";

export type ScopeEntry = {
  scope: string;
  group: string;
  subgroup: string | null;
  access: ScopeAccess;
  kind: ScopeKind;
  /** Held by Full Access keys of every plan seen so far: see classify.ts. */
  core: boolean;
  /** A create or delete scope that no documented call requires; it comes with Full Access. */
  twin: boolean;
};

/** The group of scopes that are not in the catalogue. We show and count them, and never assume they are harmless. */
export const UNKNOWN_GROUP = "Not in our catalog";

type TableGroup = {
  group: string;
  subgroup: string | null;
  scopes: readonly {
    prefix: string;
    kind: ScopeKind;
    verbs: Readonly<Record<string, readonly [ScopeAccess, ...("core" | "twin")[]]>>;
  }[];
};

const TABLE: readonly TableGroup[] = CATALOGUE_TABLE;

const ENTRIES: ReadonlyMap<string, ScopeEntry> = new Map(
  TABLE.flatMap(({ group, subgroup, scopes }) =>
    scopes.flatMap(({ prefix, kind, verbs }) =>
      Object.entries(verbs).map(([verb, [access, ...marks]]): [string, ScopeEntry] => {
        const scope = verb === "" ? prefix : `${prefix}.${verb}`;
        const [core, twin] = [marks.includes("core"), marks.includes("twin")];
        return [scope, { scope, group, subgroup, access, kind, core, twin }];
      }),
    ),
  ),
);

/** Every scope of the catalogue, group by group in console order. */
export const CATALOGUE: readonly ScopeEntry[] = [...ENTRIES.values()];

/** The groups of real scopes in console order, followed by those that only Full Access keys have. */
export const GROUPS: readonly string[] = [
  ...new Set(CATALOGUE.filter((entry) => entry.kind !== "pseudo").map((entry) => entry.group)),
];

/** Looks up a scope in the catalogue; undefined for a scope that SendGrid uses and we don't know. */
export function scopeEntry(scope: string): ScopeEntry | undefined {
  return ENTRIES.get(scope);
}

/** The one group that shows a scope, including unknown scopes and SendGrid's own. */
export function groupOf(scope: string): string {
  return ENTRIES.get(scope)?.group ?? UNKNOWN_GROUP;
}

/** A scope set split into parts that together are the whole set: see {@link splitScopes}. */
export type SplitScopes = {
  /** What the key may do, unknown scopes included, sorted. */
  real: readonly string[];
  /** Flags that SendGrid sets and that grant nothing: left out of counts, comparisons and risk. Sorted. */
  pseudo: readonly string[];
  /** The `real` scopes that are not in the catalogue. */
  unknown: readonly string[];
};

/** Splits a scope set into what it grants, what SendGrid set by itself, and what we don't know. Only drops repeats. */
export function splitScopes(scopes: readonly string[]): SplitScopes {
  const real: string[] = [];
  const pseudo: string[] = [];
  for (const scope of [...new Set(scopes)].sort()) {
    (ENTRIES.get(scope)?.kind === "pseudo" ? pseudo : real).push(scope);
  }
  return { real, pseudo, unknown: real.filter((scope) => !ENTRIES.has(scope)) };
}
