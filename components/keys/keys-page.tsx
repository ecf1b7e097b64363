"use client";
import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useDeferredValue, useMemo } from "react";
import { useUrlText } from "@/components/key/url-state";
import { StatePanel } from "@/components/ui/state-panel";
import { accountId, parseOnBehalfOf, SELF } from "@/lib/audit/account";
import { apiKeysQuery, type OnBehalfOf } from "@/lib/queries/account";
import { ApiError } from "@/lib/queries/api";
import { auditQuery } from "@/lib/queries/audit";
import { arrange } from "./arrange";
import { keyRows } from "./key-row";
import { KeysTable } from "./keys-table";
import { KeysToolbar } from "./keys-toolbar";
import { NoMatch } from "./no-match";
import { ReadingProgress } from "./reading-progress";
import { useAnalyser } from "./use-analyser";
import { useOrder } from "./use-order";
import { verdict } from "./verdict";

// Code for the day something fails is loaded on that day.
const FailurePanel = dynamic(() =>
  import("@/components/key/failure-panel").then((module) => module.FailurePanel),
);

/** The keys of one account: their names at once, what each may do as it is read. Its state is in the URL. */
export function KeysPage({
  onBehalfOf,
  signedInId,
}: {
  onBehalfOf: OnBehalfOf;
  signedInId: string;
}) {
  const account = accountId(parseOnBehalfOf(onBehalfOf) ?? SELF);
  const keys = useQuery(apiKeysQuery(onBehalfOf));
  const audit = useQuery(auditQuery(account));
  const analyser = useAnalyser();
  const [typed, setTyped] = useUrlText("q");
  const [order, choose] = useOrder();
  const text = useDeferredValue(typed);
  const names = keys.data?.result;
  const fleet = audit.data;
  const stopped = audit.isFetched && audit.fetchStatus === "idle";
  const rows = useMemo(
    () => keyRows(names ?? [], account, { fleet, stopped, analyser }),
    [names, account, fleet, stopped, analyser],
  );
  const { sort, descending } = order;
  const shown = useMemo(
    () => arrange(rows, { text, sort, descending }),
    [rows, text, sort, descending],
  );

  if (keys.error instanceof ApiError && names === undefined) {
    return <FailurePanel failure={keys.error} as="h1" onRetry={() => void keys.refetch()} />;
  }
  return (
    <>
      <h1 className="font-semibold text-xl">Keys</h1>
      <p className="mt-1 mb-5 min-h-6 text-ink-2">{verdict(rows)}</p>
      {audit.error instanceof ApiError && (
        <div className="mb-5">
          <FailurePanel failure={audit.error} onRetry={() => void audit.refetch()} />
        </div>
      )}
      {rows.length === 0 ? (
        <StatePanel icon={KeyRound} title="This account has no API keys">
          SendGrid listed none: the list was read in full and is empty.
        </StatePanel>
      ) : (
        <>
          <div className="mb-3 flex flex-col gap-3 md:flex-row md:items-center md:justify-between">
            <KeysToolbar text={typed} onText={setTyped} order={order} onOrder={choose} />
            <ReadingProgress rows={rows} />
          </div>
          {shown.length > 0 ? (
            <KeysTable
              rows={shown}
              order={order}
              onOrder={choose}
              onBehalfOf={onBehalfOf}
              signedInId={signedInId}
            />
          ) : (
            <NoMatch rows={rows} onClear={() => setTyped("")} />
          )}
        </>
      )}
    </>
  );
}
