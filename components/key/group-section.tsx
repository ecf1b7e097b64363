import { FoldMark } from "@/components/ui/disclosure";
import { levelWord } from "@/lib/audit/catalogue/levels";
import { entriesOf, type PrintCell } from "@/lib/audit/catalogue/print";
import { scopeSentence } from "@/lib/audit/catalogue/sentence";
import { cellPath } from "./cell-path";
import { groupId } from "./group-slug";
import { ScopeChip } from "./scope-chip";

/** One group of scopes: its level in the console's words, and the scopes in it, held and not held. */
export function GroupSection({ cell }: { cell: PrintCell }) {
  const held = new Set(cell.scopes);
  const missing = entriesOf(cell.group).filter(
    (entry) => !held.has(entry.scope) && entry.kind !== "docs_only",
  );
  return (
    <details id={groupId(cell.group)} className="group border-line border-b">
      <summary className="flex min-h-11 list-none items-center gap-3 px-3 hover:bg-sunken">
        <FoldMark />
        <svg aria-hidden="true" viewBox="0 0 6 16" className="h-4 w-1.5 shrink-0">
          <path d={cellPath(cell, 0, 6, 16)} fill="currentColor" />
        </svg>
        <span className="min-w-0 flex-1 font-medium text-sm">{cell.group}</span>
        <span className="text-ink-2 text-sm">{levelWord(cell)}</span>
        {cell.level !== "some" && (
          <span className="figures w-18 text-right text-ink-2 text-xs">
            {cell.held} of {cell.total}
          </span>
        )}
      </summary>
      <div className="space-y-3 px-3 pt-1 pb-4 sm:pl-10">
        <ScopeSentences scopes={cell.scopes} />
        {missing.length > 0 && (
          <p className="text-ink-2 text-sm">
            Not held:{" "}
            <code className="text-xs [overflow-wrap:anywhere]">
              {missing.map((entry) => entry.scope).join(", ")}
            </code>
          </p>
        )}
      </div>
    </details>
  );
}

/** Scopes with what each allows. */
export function ScopeSentences({ scopes }: { scopes: readonly string[] }) {
  return (
    <dl className="space-y-2.5">
      {scopes.map((scope) => (
        <div
          key={scope}
          className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(0,17rem)_1fr]"
        >
          <dt>
            <ScopeChip scope={scope} />
          </dt>
          <dd className="text-pretty text-ink-2 sm:pt-0.5">{scopeSentence(scope)}</dd>
        </div>
      ))}
    </dl>
  );
}
