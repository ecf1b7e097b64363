"use client";
import { SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { parseAsArrayOf, parseAsBoolean, useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { BeyondNote } from "@/components/fleet/beyond/beyond-note";
import { FleetBody } from "@/components/fleet/fleet-body";
import { useAudit } from "@/components/fleet/use-audit";
import { useFleet } from "@/components/fleet/use-fleet";
import { accountHref } from "@/components/links/account-href";
import { FilterField } from "@/components/links/filter-field";
import { PAGES } from "@/components/links/pages";
import { parseAsText } from "@/components/links/parse-as-text";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import { counted, countOf } from "@/lib/audit/words";
import { matrixSentence } from "./matrix-words";
import { useMatrix } from "./use-matrix";

const MatrixGrid = dynamic(() => import("./matrix-grid").then((module) => module.MatrixGrid), {
  // Cells are positioned by style attributes, which the content security policy allows only scripts to set, so the
  // server renders none.
  ssr: false,
  loading: () => <GridSkeleton />,
});

const STATE = {
  q: parseAsText.withDefault(""),
  open: parseAsArrayOf(parseAsText).withDefault([]),
  sort: parseAsText.withDefault("severity"),
  desc: parseAsBoolean,
};

/** The keys that the address selects against the console's scope groups. All state is in the URL. */
export function MatrixPage() {
  const view = useFleet();
  const { fleet, error, onBehalfOf } = view;
  const stopped = fleet.finishedAtMs !== null || error !== null;
  const [{ q, open, sort, desc }, setState] = useQueryStates(STATE, { history: "replace" });
  const descending = desc ?? sort !== "name";
  const text = useDeferredValue(q);
  const audited = useAudit(fleet);
  const matrix = useMatrix({ audited, stopped, text, open, sort, descending });

  // Choosing the same column again reverses it; levels start with the highest.
  const onSort = (next: string) =>
    void setState(
      { sort: next, desc: next === sort ? !descending : next !== "name" },
      { history: "push" },
    );
  const onOpen = (id: string) => {
    const next = open.includes(id) ? open.filter((each) => each !== id) : [...open, id];
    void setState({ open: next.length === 0 ? null : next }, { history: "push" });
  };

  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.matrix.title}</h1>
      <p className="mt-1 min-h-6 text-ink-2">{matrixSentence(fleet, stopped)}</p>
      <BeyondNote />
      <FleetBody view={view} fleet={fleet} waiting={<GridSkeleton />}>
        <div className="mt-4 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <FilterField
            label="Filter keys"
            placeholder="Filter: name, ID, scope, account"
            text={q}
            onText={(next) => void setState({ q: next || null })}
            className="min-w-0 flex-1 basis-60 sm:max-w-96"
          />
          <p className="text-ink-2 text-xs">
            <span className="tabular-nums">
              {counted(matrix.shown)} of {counted(fleet.keys.length)}
            </span>{" "}
            keys shown.{" "}
            <Link
              href={accountHref(PAGES.keys.href, onBehalfOf)}
              className="inline-flex min-h-6 items-center text-accent-strong underline underline-offset-2"
            >
              The same keys as a plain table
            </Link>
          </p>
        </div>
        {matrix.rows.length > 0 ? (
          <MatrixGrid {...matrix} onSort={onSort} onOpen={onOpen} />
        ) : (
          <StatePanel
            icon={SearchX}
            title={`No matches in ${countOf(fleet.keys.length, "key")}`}
            action={<Button onClick={() => void setState({ q: null })}>Clear the filter</Button>}
          >
            Names, IDs, accounts and the scopes that have been read were searched.
          </StatePanel>
        )}
        <p className="hidden text-sm print:block">
          Only the rows on screen are printed. The report has every key.
        </p>
      </FleetBody>
    </>
  );
}

function GridSkeleton() {
  return <Skeleton className="mt-4 h-160 w-full" />;
}
