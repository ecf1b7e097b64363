"use client";
import { KeyRound } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { useFleet } from "@/components/key/use-fleet";
import { StatePanel } from "@/components/ui/state-panel";
import { arrange, SORTS, type Sort } from "./arrange";
import { keyRows } from "./key-row";
import { KeysTable } from "./keys-table";
import { KeysToolbar } from "./keys-toolbar";
import { LoadingRows } from "./loading-rows";
import { NoMatch } from "./no-match";
import { verdict } from "./verdict";

// Code for the day something fails is loaded on that day.
const FailurePanel = dynamic(() =>
  import("@/components/key/failure-panel").then((module) => module.FailurePanel),
);

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
      {rows.length > 0 && <p className="mt-1 min-h-6 text-ink-2">{verdict(rows)}</p>}
      {error !== null && (
        <div className="mt-4">
          <FailurePanel failure={error} onRetry={() => void act("retry")} />
        </div>
      )}
      {isWaiting || (rows.length === 0 && !stopped) ? (
        <LoadingRows />
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
