"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";
import type { RowsHandle } from "@/components/key/virtual-rows";
import { SortHeader } from "@/components/ui/sort-header";
import { useHotkey } from "@/components/ui/use-hotkey";
import type { OnBehalfOf } from "@/lib/queries/account";
import type { Sort } from "./arrange";
import type { KeyRow } from "./key-row";
import { KeysTableRow } from "./keys-table-row";

/** Beyond this many rows a browser gets slow to lay them all out. */
const ALL_AT_ONCE = 200;

const VirtualRows = dynamic(() =>
  import("@/components/key/virtual-rows").then((module) => module.VirtualRows),
);

export type Order = { sort: Sort; descending: boolean };

/** The keys, a row each. J and K walk along, Enter opens. */
export function KeysTable({
  rows,
  order,
  onOrder,
  onBehalfOf,
  signedInId,
}: {
  rows: readonly KeyRow[];
  order: Order;
  onOrder: (sort: Sort) => void;
  onBehalfOf: OnBehalfOf;
  signedInId: string;
}) {
  const table = useRef<HTMLTableElement>(null);
  const virtual = useRef<RowsHandle>(null);

  function walk(step: number) {
    const here = document.activeElement?.closest("tr")?.dataset.index;
    const from = here === undefined ? (step > 0 ? -1 : 0) : Number(here);
    const to = Math.min(Math.max(from + step, 0), rows.length - 1);
    virtual.current?.reveal(to);
    requestAnimationFrame(() => {
      table.current?.querySelector<HTMLElement>(`tr[data-index="${to}"] a`)?.focus();
    });
  }
  useHotkey("j", () => walk(1), "Next key");
  useHotkey("k", () => walk(-1), "Previous key");

  const header = (sort: Sort, words: ReactNode, end = false) => (
    <SortHeader
      direction={order.sort !== sort ? null : order.descending ? "descending" : "ascending"}
      onSort={() => onOrder(sort)}
      end={end}
    >
      {words}
    </SortHeader>
  );
  const row = (index: number) => {
    const each = rows[index];
    if (each === undefined) return null;
    return (
      <KeysTableRow
        key={each.api_key_id}
        row={each}
        index={index}
        onBehalfOf={onBehalfOf}
        signedIn={each.api_key_id === signedInId}
      />
    );
  };

  return (
    <div className="keys-place">
      <table ref={table} aria-rowcount={rows.length + 1} className="keys-table text-sm">
        <caption className="sr-only">API keys</caption>
        <thead className="text-left text-xs">
          <tr aria-rowindex={1}>
            {header("level", "Level")}
            {header("name", "Name")}
            <th scope="col" className="font-medium text-ink-3">
              API key ID
            </th>
            {header("type", "Type, inferred")}
            <th scope="col" className="font-medium text-ink-3">
              Print
            </th>
            {header("scopes", "Scopes", true)}
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
