import { groupSlug } from "@/components/key/group-slug";
import { GROUPS, UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import { entriesOf } from "@/lib/audit/catalogue/print";

/** One column: a scope group, or one scope of an open group. `id` is its name in the URL. */
export type Column =
  | { kind: "group"; id: string; label: string; at: number; scopes: number; open: boolean }
  | { kind: "scope"; id: string; label: string; at: number };

const CELLS = [...GROUPS, UNKNOWN_GROUP];

/**
 * The columns: one per cell of the key print, in the same order, with an open group's scopes after it.
 * @param open slugs of groups; unknown ones are ignored
 * @param unknown scopes on the keys that the catalogue does not know, sorted
 */
export function columnsOf(open: ReadonlySet<string>, unknown: readonly string[]): Column[] {
  return CELLS.flatMap((group, at): Column[] => {
    const id = groupSlug(group);
    const scopes = group === UNKNOWN_GROUP ? unknown : entriesOf(group).map(({ scope }) => scope);
    const isOpen = open.has(id) && scopes.length > 0;
    const head: Column = {
      kind: "group",
      id,
      label: group,
      at,
      scopes: scopes.length,
      open: isOpen,
    };
    if (!isOpen) return [head];
    return [
      head,
      ...scopes.map((scope) => ({ kind: "scope" as const, id: scope, label: scope, at })),
    ];
  });
}
