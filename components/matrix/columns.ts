import { groupSlug } from "@/components/key/group-slug";
import { GROUPS, UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import { entriesOf } from "@/lib/audit/catalogue/print";

/** One column: a group of scopes, or one scope of a group that is open. `id` is what the address calls it. */
export type Column =
  | { kind: "group"; id: string; label: string; at: number; scopes: number; open: boolean }
  | { kind: "scope"; id: string; label: string; at: number };

const CELLS = [...GROUPS, UNKNOWN_GROUP];

/**
 * The columns: a cell of the key print each, in its order, and behind an open one its scopes.
 * @param open slugs of groups; those that name none are left out
 * @param unknown scopes seen on the keys that the catalogue does not know, sorted
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
