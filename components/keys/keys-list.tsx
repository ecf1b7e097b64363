"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { accountSentence } from "@/components/fleet/account-sentence";
import { FleetBody } from "@/components/fleet/fleet-body";
import { readingOf } from "@/components/fleet/reading";
import { tallyOf } from "@/components/fleet/tally";
import type { FleetView } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { Button } from "@/components/ui/button";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted } from "@/lib/audit/words";
import { FacetBar } from "./facet-bar";
import { type Chip, chipsOf, narrow, withoutChip } from "./filters";
import type { KeyRow } from "./key-row";
import { KeysTable, type TableHandle } from "./keys-table";
import { KeysToolbar } from "./keys-toolbar";
import { LoadingRows } from "./loading-rows";
import { useHeldOrder } from "./use-held-order";
import { useKeysState } from "./use-keys-state";
import { ViewBar } from "./view-bar";

// What the first view does not need comes when it is asked for. Each with a `loading` of its own: without one the
// whole page would give way to its skeleton until the code is there, and the focus would be lost.
const loading = () => null;
const ActiveFilters = dynamic(
  () => import("./active-filters").then((module) => module.ActiveFilters),
  { loading },
);
const NoMatch = dynamic(() => import("./no-match").then((module) => module.NoMatch), { loading });
const CompareBar = dynamic(() => import("./compare-bar").then((module) => module.CompareBar), {
  loading,
});
const KeyDrawer = dynamic(() => import("./key-drawer").then((module) => module.KeyDrawer), {
  loading,
});

/** So many keys can be seen side by side. */
const SIDES = 2;

type KeysListProps = {
  view: FleetView;
  /** What the rows were made of. */
  fleet: Fleet;
  rows: readonly KeyRow[];
  /** Nothing more will be read. */
  stopped: boolean;
  signedInId: string;
};

/** The keys of a fleet as a list that can be narrowed, ordered, looked through and taken along. All state is in the URL. */
export function KeysList({ view, fleet, rows, stopped, signedInId }: KeysListProps) {
  const { onBehalfOf } = view;
  const state = useKeysState();
  const { order } = state;
  const filters = useDeferredValue(state.filters);
  const { ordered, late, sortAgain } = useHeldOrder(rows, { order, filters, stopped });
  const shown = useMemo(() => narrow(ordered, filters), [ordered, filters]);
  const shownKeys = useMemo(() => shown.map((row) => row.key), [shown]);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const table = useRef<TableHandle>(null);
  const everyAccount = onBehalfOf === EVERY_ACCOUNT;
  const sentence = useMemo(
    () => accountSentence(readingOf(fleet, stopped), tallyOf(fleet)),
    [fleet, stopped],
  );
  const chips = chipsOf(filters);
  const onRemove = (chip: Chip) => {
    if (chip.facet === "text") state.setText("");
    else state.setFacet(chip.facet, withoutChip(filters, chip)[chip.facet]);
  };

  return (
    <>
      <div className="flex items-center gap-2">
        <h1 className="mr-auto font-semibold text-xl">{PAGES.keys.title}</h1>
        {late > 0 && (
          <Button tone="quiet" onClick={sortAgain}>
            Sort again<span className="max-sm:hidden"> · {counted(late)} since</span>
          </Button>
        )}
        {rows.length > 0 && (
          <ExportMenu
            fleet={fleet}
            shown={shownKeys}
            view={chips.map(({ facet, value }) => `${facet}: ${value}`).join("; ")}
          />
        )}
      </div>
      {rows.length > 0 && <p className="mt-1 min-h-18 text-ink-2 sm:min-h-6">{sentence}</p>}
      <FleetBody view={view} fleet={fleet} waiting={<LoadingRows />}>
        <ViewBar rows={rows} filters={filters} onView={state.setView} />
        <div className="mt-3 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <KeysToolbar
            text={state.filters.text}
            onText={state.setText}
            order={order}
            isLoose={late > 0}
            onOrder={state.sortBy}
          />
          <FacetBar
            rows={rows}
            filters={state.filters}
            fleet={fleet}
            everyAccount={everyAccount}
            onFacet={state.setFacet}
          />
        </div>
        {chips.length > 0 && (
          <ActiveFilters
            filters={filters}
            fleet={fleet}
            shown={shown.length}
            total={rows.length}
            unread={rows.filter((row) => row.state !== "read").length}
            onRemove={onRemove}
            onClear={state.clear}
          />
        )}
        {shown.length > 0 ? (
          <KeysTable
            ref={table}
            rows={shown}
            order={order}
            isLoose={late > 0}
            onOrder={state.sortBy}
            accounts={everyAccount ? fleet.accounts : null}
            signedInId={signedInId}
            selected={selected}
            onSelect={(ref) =>
              setSelected((refs) =>
                refs.includes(ref)
                  ? refs.filter((each) => each !== ref)
                  : [...refs, ref].slice(-SIDES),
              )
            }
            onLook={(row) => state.look(row.key)}
          />
        ) : (
          <NoMatch
            rows={rows}
            filters={filters}
            fleet={fleet}
            onRemove={onRemove}
            onClear={state.clear}
          />
        )}
        {selected.length > 0 && (
          <CompareBar
            rows={rows.filter((row) => selected.includes(row.ref))}
            onBehalfOf={onBehalfOf}
            onClear={() => setSelected([])}
          />
        )}
        {state.key !== null && (
          <KeyDrawer
            address={state.key}
            rows={rows}
            shown={shown}
            fleet={fleet}
            onLook={state.look}
            onClosed={(ref) => ref !== null && table.current?.focus(ref)}
          />
        )}
      </FleetBody>
    </>
  );
}
