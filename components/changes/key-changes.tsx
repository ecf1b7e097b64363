"use client";
import { type ReactNode, useState } from "react";
import { VirtualLines } from "@/components/ui/rows/virtual-lines";
import { CountedChoice } from "@/components/ui/select";
import { keyRef } from "@/lib/audit/key-ref";
import { counted, countOf } from "@/lib/audit/words";
import { ChangeRow } from "./change-row";
import type { ComparedChanges } from "./compare-files";
import { SHOWN_KIND_WORD, SHOWN_KINDS, type ShownKind, shownCount } from "./kinds";

/** Above this many rows, only those near the viewport are rendered. */
const AT_ONCE = 200;
const ROW_PX = 61;

/** The changed keys, worst first, filtered to one kind of change. */
export function KeyChanges({
  outcome: { counts, shown: rows, labels },
  shown,
  hasLinks,
  onShown,
  children,
}: {
  outcome: ComparedChanges;
  shown: ShownKind;
  /** The newer scan is the current one, so its keys have pages. */
  hasLinks: boolean;
  onShown: (shown: ShownKind) => void;
  /** Actions on the list. */
  children: ReactNode;
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const row = (at: number) => {
    const shownRow = rows[at];
    if (shownRow === undefined) return null;
    const { account, api_key_id } = shownRow.change;
    const id = keyRef({ account, api_key_id });
    return (
      <ChangeRow
        row={shownRow}
        label={labels.size > 1 ? (labels.get(account) ?? account) : null}
        hasLink={hasLinks && shownRow.change.after !== null}
        isOpen={open.has(id)}
        onToggle={() => {
          const next = new Set(open);
          if (!next.delete(id)) next.add(id);
          setOpen(next);
        }}
      />
    );
  };
  return (
    <section aria-labelledby="keys" className="mt-8">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="keys" className="mr-auto font-semibold text-lg">
          Keys
        </h2>
        {children}
      </div>
      <CountedChoice
        label="Kinds of change"
        value={shown}
        values={SHOWN_KINDS}
        wordOf={(kind) => SHOWN_KIND_WORD[kind]}
        countOf={(kind) => counted(shownCount(counts, kind))}
        onChoose={onShown}
        className="-mx-1 mt-2 mb-3 flex-wrap print:hidden"
      />
      {rows.length === 0 ? (
        <p className="text-ink-2 text-sm">
          {SHOWN_KIND_WORD[shown]}: none of {countOf(counts.compared, "key")} compared.
        </p>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          {rows.length > AT_ONCE ? (
            // biome-ignore lint/a11y/useSemanticElements: an ul may hold nothing but its li, and this holds their empty room too
            <div role="list">
              <VirtualLines
                count={rows.length}
                sizeOf={() => ROW_PX}
                line={row}
                className="border-line border-b"
              />
            </div>
          ) : (
            <ul className="divide-y divide-line">
              {rows.map(({ change }, at) => (
                <li key={keyRef(change)}>{row(at)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
