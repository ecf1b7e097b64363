"use client";
import dynamic from "next/dynamic";
import { useMemo, useRef, useState } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { ActiveFilters } from "@/components/filters/active-filters";
import { chipsOf, narrow } from "@/components/filters/filters";
import type { KeyRow } from "@/components/filters/key-row";
import { NoMatch } from "@/components/filters/no-match";
import { accountSentence } from "@/components/fleet/account-sentence";
import { BeyondNote } from "@/components/fleet/beyond/beyond-note";
import { FleetBody } from "@/components/fleet/fleet-body";
import { readingOf } from "@/components/fleet/reading";
import { tallyOf } from "@/components/fleet/tally";
import type { FleetView } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { Button } from "@/components/ui/button";
import { LatePart } from "@/components/ui/late-part";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted } from "@/lib/audit/words";
import { KeysFilters } from "./keys-filters";
import { KeysTable, type TableHandle } from "./keys-table";
import { LoadingRows } from "./loading-rows";
import { MailMenu } from "./mail-menu";
import { SaveView } from "./save-view";
import { useSavedViews } from "./saved-views";
import { useHeldOrder } from "./use-held-order";
import { useKeysState } from "./use-keys-state";
import { isSame, VIEWS } from "./views";

// Code that the first view does not need loads on demand. Each part has its own `loading`: otherwise the whole page
// would fall back to its skeleton until the code arrives, and lose the focus.
const CompareBar = dynamic(() => import("./compare-bar").then((module) => module.CompareBar), {
  loading: () => null,
  ssr: false,
});
const loadDrawer = () => import("./key-drawer").then((module) => module.KeyDrawer);

/** How many keys can be compared side by side. */
const SIDES = 2;

type KeysListProps = {
  view: FleetView;
  /** The fleet that the rows were made from. */
  fleet: Fleet;
  rows: readonly KeyRow[];
  /** Nothing more will be read. */
  stopped: boolean;
  signedInId: string;
};

/** The keys of a fleet as a list that can be filtered, sorted, inspected and exported. All state is in the URL. */
export function KeysList({ view, fleet, rows, stopped, signedInId }: KeysListProps) {
  const { onBehalfOf } = view;
  const state = useKeysState();
  const { order, filters } = state;
  const { ordered, late, sortAgain } = useHeldOrder(rows, { order, filters, stopped });
  const shown = useMemo(() => narrow(ordered, filters), [ordered, filters]);
  const shownKeys = useMemo(() => shown.map((row) => row.key), [shown]);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [isFull, setIsFull] = useState(false);
  const saved = useSavedViews(signedInId);
  const isView = [...VIEWS, ...saved.views].some((view) => isSame(view.filters, filters));
  function onSelect(ref: string) {
    const isOn = selected.includes(ref);
    // Refuse a third key and say why, rather than silently dropping the first.
    setIsFull(!isOn && selected.length === SIDES);
    if (isOn) setSelected(selected.filter((each) => each !== ref));
    else if (selected.length < SIDES) setSelected([...selected, ref]);
  }
  const table = useRef<TableHandle>(null);
  const everyAccount = onBehalfOf === EVERY_ACCOUNT;
  const sentence = useMemo(
    () => accountSentence(readingOf(fleet, stopped), tallyOf(fleet)),
    [fleet, stopped],
  );
  const unread = useMemo(() => rows.filter((row) => row.state !== "read").length, [rows]);
  const chips = chipsOf(filters);

  return (
    <>
      <div className="flex items-center gap-2">
        <h1 className="mr-auto font-semibold text-xl">{PAGES.keys.title}</h1>
        {late > 0 && (
          <Button tone="quiet" onClick={sortAgain}>
            Sort again<span className="max-sm:hidden"> · {counted(late)} new</span>
          </Button>
        )}
        {rows.length > 0 && (
          <MailMenu rows={rows} onSilent={() => state.setFacet("mail", ["silent"])} />
        )}
        {rows.length > 0 && (
          <ExportMenu
            fleet={fleet}
            shown={shownKeys}
            view={chips.map(({ facet, value }) => `${facet}: ${value}`).join("; ")}
          />
        )}
      </div>
      {rows.length > 0 && (
        <>
          <p className="mt-1 min-h-18 text-ink-2 sm:min-h-6">{sentence}</p>
          <BeyondNote />
        </>
      )}
      <FleetBody view={view} fleet={fleet} waiting={<LoadingRows />}>
        <KeysFilters
          rows={rows}
          shown={shown.length}
          state={state}
          order={order}
          isLoose={late > 0}
          fleet={fleet}
          saved={saved.views}
          onRemoveView={saved.remove}
        />
        {chips.length > 0 && (
          <ActiveFilters
            filters={filters}
            fleet={fleet}
            shown={shown.length}
            total={rows.length}
            unread={unread}
            onRemove={state.remove}
            onClear={state.clear}
          >
            {!isView && <SaveView onSave={(name) => saved.save({ name, filters })} />}
          </ActiveFilters>
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
            onSelect={onSelect}
            onLook={(row) => state.look(row.key)}
          />
        ) : (
          <NoMatch
            rows={rows}
            filters={filters}
            fleet={fleet}
            onRemove={state.remove}
            onClear={state.clear}
          />
        )}
        {selected.length > 0 && (
          <CompareBar
            rows={rows.filter((row) => selected.includes(row.ref))}
            onBehalfOf={onBehalfOf}
            isFull={isFull}
            onClear={() => {
              setSelected([]);
              setIsFull(false);
            }}
          />
        )}
        <LatePart
          load={loadDrawer}
          when={
            state.key === null
              ? null
              : {
                  address: state.key,
                  rows,
                  shown,
                  fleet,
                  onLook: state.look,
                  onClosed: (ref) => ref !== null && table.current?.focus(ref),
                }
          }
        />
      </FleetBody>
    </>
  );
}
