"use client";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, SearchX } from "lucide-react";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { FailurePanel } from "@/components/key/failure-panel";
import { Button } from "@/components/ui/button";
import { StatePanel } from "@/components/ui/state-panel";
import { accountId, parseOnBehalfOf, SELF } from "@/lib/audit/account";
import { apiKeysQuery, type OnBehalfOf } from "@/lib/queries/account";
import { ApiError } from "@/lib/queries/api";
import { auditQuery } from "@/lib/queries/audit";
import { arrange, SORTS, type Sort } from "./arrange";
import { keyRows } from "./key-row";
import { KeysTable } from "./keys-table";
import { KeysToolbar } from "./keys-toolbar";
import { ReadingProgress } from "./reading-progress";
import { verdict } from "./verdict";

const STATE = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SORTS).withDefault("name"),
  desc: parseAsBoolean.withDefault(false),
};

/** The keys of one account: their names at once, what each may do as it is read. All state is in the URL. */
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
  const stopped = audit.isFetched && audit.fetchStatus === "idle";
  const [{ q, sort, desc }, setState] = useQueryStates(STATE, { history: "replace" });
  const text = useDeferredValue(q);
  const names = keys.data?.result;
  const rows = useMemo(
    () => keyRows(names ?? [], audit.data, account, stopped),
    [names, audit.data, account, stopped],
  );
  const shown = useMemo(
    () => arrange(rows, { text, sort, descending: desc }),
    [rows, text, sort, desc],
  );
  const order = { sort, descending: desc };
  // A second choice of the same column turns it; figures and grades start with the most.
  const onOrder = (next: Sort) =>
    setState({ sort: next, desc: next === sort ? !desc : next !== "name" }, { history: "push" });

  if (keys.error instanceof ApiError && names === undefined) {
    return <FailurePanel failure={keys.error} as="h1" onRetry={() => void keys.refetch()} />;
  }
  return (
    <>
      <h1 className="font-semibold text-xl">Keys</h1>
      <p className="mt-1 min-h-6 text-ink-2">{verdict(rows)}</p>
      {audit.error instanceof ApiError && (
        <div className="mt-4">
          <FailurePanel failure={audit.error} onRetry={() => void audit.refetch()} />
        </div>
      )}
      {rows.length === 0 ? (
        <div className="mt-6">
          <StatePanel icon={KeyRound} title="This account has no API keys">
            SendGrid listed none: the list was read in full and is empty.
          </StatePanel>
        </div>
      ) : (
        <>
          <div className="mt-5 mb-3 flex flex-col gap-3 md:flex-row md:items-center md:justify-between">
            <div className="min-w-0 flex-1">
              <KeysToolbar
                text={q}
                onText={(next) => void setState({ q: next === "" ? null : next })}
                order={order}
                onOrder={(next) => void onOrder(next)}
              />
            </div>
            <ReadingProgress rows={rows} />
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
