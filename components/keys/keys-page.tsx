"use client";
import { KeyRound, SearchX } from "lucide-react";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { FailurePanel } from "@/components/key/failure-panel";
import { useFleet } from "@/components/key/use-fleet";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import { arrange, SORTS, type Sort } from "./arrange";
import { keyRows } from "./key-row";
import { KeysTable } from "./keys-table";
import { KeysToolbar } from "./keys-toolbar";
import { verdict } from "./verdict";

const STATE = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SORTS).withDefault("name"),
  desc: parseAsBoolean.withDefault(false),
};

/** The keys the address looks at: their names at once, what each may do as it is read. All state is in the URL. */
export function KeysPage({ signedInId }: { signedInId: string }) {
  const { fleet, isWaiting, error, act, onBehalfOf } = useFleet();
  const stopped = fleet.finishedAtMs !== null || error !== null;
  const [{ q, sort, desc }, setState] = useQueryStates(STATE, { history: "replace" });
  const text = useDeferredValue(q);
  const rows = useMemo(() => keyRows(fleet, stopped), [fleet, stopped]);
  const shown = useMemo(
    () => arrange(rows, { text, sort, descending: desc }),
    [rows, text, sort, desc],
  );
  const order = { sort, descending: desc };
  // A second choice of the same column turns it; figures and grades start with the most.
  const onOrder = (next: Sort) =>
    setState({ sort: next, desc: next === sort ? !desc : next !== "name" }, { history: "push" });

  return (
    <>
      <h1 className="font-semibold text-xl">Keys</h1>
      <p className="mt-1 min-h-6 text-ink-2">{verdict(rows)}</p>
      {error !== null && (
        <div className="mt-4">
          <FailurePanel failure={error} onRetry={() => void act("retry")} />
        </div>
      )}
      {isWaiting || (rows.length === 0 && !stopped) ? (
        <RowSkeletons />
      ) : rows.length === 0 ? (
        <div className="mt-6">
          <StatePanel icon={KeyRound} title="This account has no API keys">
            SendGrid listed none: the list was read in full and is empty.
          </StatePanel>
        </div>
      ) : (
        <>
          <div className="mt-5 mb-3">
            <KeysToolbar
              text={q}
              onText={(next) => void setState({ q: next === "" ? null : next })}
              order={order}
              onOrder={(next) => void onOrder(next)}
            />
          </div>
          {shown.length > 0 ? (
            <KeysTable
              rows={shown}
              order={order}
              onOrder={(next) => void onOrder(next)}
              onBehalfOf={onBehalfOf}
              signedInId={signedInId}
            />
          ) : (
            <NoMatch rows={rows} onClear={() => void setState({ q: null })} />
          )}
        </>
      )}
    </>
  );
}

function RowSkeletons() {
  return (
    <div aria-hidden="true" className="mt-8 space-y-4">
      {["w-full", "w-11/12", "w-full", "w-10/12", "w-full", "w-11/12"].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: six bars that never change
        <Skeleton key={index} className={`h-5 ${width}`} />
      ))}
    </div>
  );
}

function NoMatch({ rows, onClear }: { rows: ReturnType<typeof keyRows>; onClear: () => void }) {
  const unread = rows.filter((row) => row.state !== "read").length;
  return (
    <StatePanel
      icon={SearchX}
      title={`None of ${rows.length} keys matches`}
      action={<Button onClick={onClear}>Clear the filter</Button>}
    >
      {unread === 0
        ? "Names, IDs and the scopes of all of them were searched."
        : `Of ${unread} keys the scopes are not read; those were searched by name and ID only.`}
    </StatePanel>
  );
}
