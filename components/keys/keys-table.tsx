"use client";
import dynamic from "next/dynamic";
import { type ReactNode, type Ref, useImperativeHandle, useRef } from "react";
import type { KeyRow } from "@/components/filters/key-row";
import { toldOf } from "@/components/filters/told-of";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { useDrawnFocus } from "@/components/ui/rows/use-drawn-focus";
import { coveredPx, type RowsHandle } from "@/components/ui/rows/use-window-rows";
import { SortHeader } from "@/components/ui/sort-header";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Order, Sort } from "@/lib/audit/report/arrange";
import { KeysTableRow } from "./keys-table-row";
import { useRowActs } from "./use-row-acts";

/** Above this many rows, laying them all out is slow. */
const ALL_AT_ONCE = 200;

/** Loads the code of a long list. Call it while the list is computed, and it is ready when that is done. */
export const loadLongList = () =>
  import("@/components/ui/rows/recycled-rows").then((module) => module.RecycledRows);

const RecycledRows = dynamic(loadLongList, { loading: () => <tbody />, ssr: false });

/** `focus` scrolls a row into view and focuses it. */
export type TableHandle = { focus: (ref: string) => void };

/** The keys, one row each. J and K move along, Enter opens the drawer, X selects for comparison. */
export function KeysTable({
  ref,
  rows,
  order,
  isLoose,
  onOrder,
  accounts,
  signedInId,
  selected,
  onSelect,
  onLook,
}: {
  ref?: Ref<TableHandle>;
  rows: readonly KeyRow[];
  order: Order;
  /** Rows that arrived since the list was sorted are not in their places. */
  isLoose: boolean;
  onOrder: (sort: Sort) => void;
  /** The accounts by ID, for their names; null when all keys are in one account. */
  accounts: Fleet["accounts"] | null;
  signedInId: string;
  /** Refs of the rows selected for comparison. */
  selected: readonly string[];
  onSelect: (ref: string) => void;
  onLook: (row: KeyRow) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const virtual = useRef<RowsHandle>(null);
  const isLong = rows.length > ALL_AT_ONCE;
  const { isOwned, isAsked } = toldOf(rows);
  const rowAt = (place: Element | null): KeyRow | undefined =>
    rows[Number(place?.closest<HTMLElement>("tr[data-index]")?.dataset.index ?? -1)];

  const { leavingFor, onClick, onKeyDown } = useRowActs({ rowAt, onSelect, onLook });
  const { wanted, focus } = useDrawnFocus((index) =>
    table.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`),
  );

  function walk(step: number) {
    const here = wanted.current ?? document.activeElement?.closest("tr")?.dataset.index;
    const first = () => virtual.current?.firstClear() ?? firstInView(table.current);
    const next = here === undefined ? first() : Number(here) + step;
    focusRow(Math.min(Math.max(next, 0), rows.length - 1));
  }
  function focusRow(index: number) {
    virtual.current?.reveal(index);
    focus(index);
  }
  useImperativeHandle(ref, () => ({
    focus: (wanted) => {
      const index = rows.findIndex((row) => row.ref === wanted);
      if (index !== -1) focusRow(index);
    },
  }));
  useHotkey("j", () => walk(1), "Next key (Enter opens it)");
  useHotkey("k", () => walk(-1), "Previous key");
  useHotkey(
    "x",
    () => {
      const row = rowAt(document.activeElement);
      if (row !== undefined) onSelect(row.ref);
    },
    "Select the key to compare",
  );

  const header = (sort: Sort, words: ReactNode, end = false) => (
    <SortHeader
      direction={order.sort !== sort ? null : order.descending ? "descending" : "ascending"}
      isLoose={isLoose}
      onSort={() => onOrder(sort)}
      end={end}
      className={`key-${sort}`}
    >
      {words}
    </SortHeader>
  );
  const plainHeader = (className: string, words: ReactNode) => (
    <th scope="col" className={`${className} font-medium text-ink-3`}>
      {words}
    </th>
  );
  const row = (index: number, topPx: number | null) => {
    const each = rows[index];
    if (each === undefined) return null;
    const { account, api_key_id } = each.key;
    return (
      <KeysTableRow
        key={topPx === null ? each.ref : undefined}
        row={each}
        topPx={topPx}
        index={index}
        account={accounts === null ? null : (accounts.get(account)?.label ?? account)}
        signedIn={api_key_id === signedInId}
        selected={selected.includes(each.ref)}
        isLeaving={leavingFor === each.ref}
        isOwned={isOwned}
        isAsked={isAsked}
      />
    );
  };

  return (
    <div className="keys-place">
      <table
        ref={table}
        onClick={onClick}
        onKeyDown={onKeyDown}
        aria-rowcount={rows.length + 1}
        data-of-many={accounts === null ? undefined : ""}
        data-of-owners={isOwned ? "" : undefined}
        data-of-mail={isAsked ? "" : undefined}
        className="keys-table text-sm"
      >
        <caption className="sr-only">API keys</caption>
        <thead className="text-left text-xs">
          <tr aria-rowindex={1}>
            {header("severity", "Severity")}
            {header("name", "Name")}
            {accounts !== null && header("account", "Account")}
            {isOwned && header("owner", "Owner")}
            {isOwned && header("purpose", "Purpose")}
            {isOwned && header("data", "Data")}
            {plainHeader("key-id", "API key ID")}
            {header("type", "Type, inferred")}
            {plainHeader("key-print", "Print")}
            {header("scopes", "Scopes", true)}
            {header("exposure", "Exposure", true)}
            {isAsked && header("mail", "Last mail")}
            {plainHeader("key-created", "Created")}
            {plainHeader("key-effects", "Can")}
            {plainHeader("key-actions", <span className="sr-only">Actions</span>)}
          </tr>
        </thead>
        {isLong ? (
          <RecycledRows ref={virtual} count={rows.length} row={row} />
        ) : (
          <tbody>{rows.map((_, index) => row(index, null))}</tbody>
        )}
      </table>
    </div>
  );
}

/** Where J and K start when no row has the focus and all rows are rendered: the first row below the sticky bar. */
function firstInView(table: HTMLTableElement | null): number {
  const rows = table?.querySelectorAll<HTMLElement>("tr[data-index]") ?? [];
  const { above } = coveredPx();
  const seen = [...rows].find((row) => row.getBoundingClientRect().top >= above);
  return Number(seen?.dataset.index ?? 0);
}
