import { Section } from "@/components/ui/section";
import { UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import type { PrintCell } from "@/lib/audit/catalogue/print";
import { countOf } from "@/lib/audit/words";
import { GroupSection, ScopeSentences } from "./group-section";
import { groupId } from "./group-slug";

/** The scopes a key holds, by group in the console's order, then the groups it has no access to. */
export function ScopeGroups({
  cells,
  pseudo,
}: {
  cells: readonly PrintCell[];
  /** Scopes that SendGrid set by itself. */
  pseudo: readonly string[];
}) {
  const unknown = cells.find((cell) => cell.group === UNKNOWN_GROUP)?.scopes ?? [];
  const known = cells.filter((cell) => cell.group !== UNKNOWN_GROUP);
  const held = known.filter((cell) => cell.held > 0);
  const empty = known.filter((cell) => cell.held === 0);
  return (
    <Section title="Access by group">
      <div className="overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
        {unknown.length > 0 && (
          <section id={groupId(UNKNOWN_GROUP)} className="border-line border-b">
            <div aria-hidden="true" className="hatch h-2 text-edge" />
            <div className="space-y-3 p-4">
              <h3 className="font-medium text-sm">
                {UNKNOWN_GROUP}: {countOf(unknown.length, "scope")}
              </h3>
              <ScopeSentences scopes={unknown} />
            </div>
          </section>
        )}
        {held.map((cell) => (
          <GroupSection key={cell.group} cell={cell} />
        ))}
        {empty.length > 0 && (
          <details className="border-line border-b">
            <summary className="flex min-h-11 items-center px-4 text-ink-2 text-sm hover:bg-sunken">
              No access to {empty.length} of {known.length} groups
            </summary>
            <ul className="columns-2 gap-6 px-4 pb-4 text-ink-2 text-sm sm:columns-3">
              {empty.map((cell) => (
                <li key={cell.group} id={groupId(cell.group)} className="py-0.5">
                  {cell.group}
                </li>
              ))}
            </ul>
          </details>
        )}
        {pseudo.length > 0 && (
          <section className="space-y-3 border-line border-b bg-sunken p-4">
            <div>
              <h3 className="font-medium text-sm">
                Set by SendGrid: {countOf(pseudo.length, "mark")}
              </h3>
              <p className="text-ink-2 text-sm">
                SendGrid adds these itself. They grant nothing and aren’t counted on this page.
              </p>
            </div>
            <ScopeSentences scopes={pseudo} />
          </section>
        )}
      </div>
    </Section>
  );
}
