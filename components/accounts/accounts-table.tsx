"use client";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { useDrawnFocus } from "@/components/ui/rows/use-drawn-focus";
import type { RowsHandle } from "@/components/ui/rows/use-window-rows";
import { SortHeader } from "@/components/ui/sort-header";
import type { AccountId } from "@/lib/audit/account";
import { EFFECTS } from "@/lib/audit/effects/effects";
import type { AccountRow } from "./account-row";
import { AccountsTableRow } from "./accounts-table-row";
import type { Sort } from "./arrange-accounts";
import type { Asked } from "./use-account-action";

/** Above this many rows, laying them all out is slow. */
const ALL_AT_ONCE = 100;

const VirtualRows = dynamic(
  () => import("@/components/ui/rows/virtual-rows").then((module) => module.VirtualRows),
  { loading: () => <tbody />, ssr: false },
);

/** The accounts, one row each, with a heat map of the effects that their keys hold. J and K move along. */
export function AccountsTable({
  rows,
  sort,
  descending,
  onSort,
  asked,
  onReadAgain,
}: {
  rows: readonly AccountRow[];
  sort: Sort;
  descending: boolean;
  onSort: (sort: Sort) => void;
  asked: ReadonlyMap<AccountId, Asked>;
  onReadAgain: (row: AccountRow) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const virtual = useRef<RowsHandle>(null);

  const { wanted, focus } = useDrawnFocus((index) =>
    table.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] :is(a,button)`),
  );

  function walk(step: number) {
    const here = wanted.current ?? document.activeElement?.closest("tr")?.dataset.index;
    const from = here === undefined ? (step > 0 ? -1 : 0) : Number(here);
    const to = Math.min(Math.max(from + step, 0), rows.length - 1);
    virtual.current?.reveal(to);
    focus(to);
  }
  useHotkey("j", () => walk(1), "Next row");
  useHotkey("k", () => walk(-1), "Previous row");

  const Arrow = descending ? ArrowDown : ArrowUp;
  const directionOf = (each: Sort) =>
    each !== sort ? null : descending ? "descending" : "ascending";
  const header = (each: Sort, words: ReactNode, className = "") => (
    <SortHeader
      key={each}
      direction={directionOf(each)}
      onSort={() => onSort(each)}
      className={className}
    >
      {words}
    </SortHeader>
  );
  const row = (index: number) => {
    const each = rows[index];
    if (each === undefined) return null;
    return (
      <AccountsTableRow
        key={each.account}
        row={each}
        index={index}
        asked={asked.get(each.account)}
        onReadAgain={onReadAgain}
      />
    );
  };

  return (
    <div className="accounts-place">
      <table ref={table} aria-rowcount={rows.length + 1} className="accounts-table text-sm">
        <caption className="sr-only">
          Accounts, and how many of their keys have each ability
        </caption>
        <thead className="account-head text-left text-xs">
          <tr aria-rowindex={1}>
            {header("name", "Account")}
            {header("keys", "Keys")}
            {header("read", "Read")}
            {header("worst", "Worst finding")}
            {EFFECTS.map(({ id, label }) => (
              <th
                key={id}
                scope="col"
                aria-sort={directionOf(id) ?? "none"}
                className="account-effect font-medium"
              >
                <button
                  type="button"
                  onClick={() => onSort(id)}
                  className={clsx(
                    "flex h-38 w-full items-center gap-1 whitespace-nowrap pb-2 hover:text-ink [writing-mode:sideways-lr]",
                    id === sort ? "text-ink" : "text-ink-3",
                  )}
                >
                  {label}
                  {id === sort && <Arrow aria-hidden="true" className="size-3 shrink-0" />}
                </button>
              </th>
            ))}
            <th scope="col" className="account-again">
              <span className="sr-only">Read again</span>
            </th>
          </tr>
        </thead>
        {rows.length > ALL_AT_ONCE ? (
          <VirtualRows ref={virtual} count={rows.length} row={row} />
        ) : (
          <tbody>{rows.map((_, index) => row(index))}</tbody>
        )}
      </table>
    </div>
  );
}
