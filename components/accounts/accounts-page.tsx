"use client";
import { SearchX } from "lucide-react";
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { FleetBody } from "@/components/fleet/fleet-body";
import { useAudit } from "@/components/fleet/use-audit";
import { useFleetOf } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { parseAsText } from "@/components/links/parse-as-text";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import { countOf } from "@/lib/audit/words";
import { accountRows } from "./account-row";
import { accountsSentence } from "./account-words";
import { AccountsTable } from "./accounts-table";
import { AccountsToolbar } from "./accounts-toolbar";
import { arrangeAccounts, SHOWN, SORTS, type Sort } from "./arrange-accounts";
import { useAccountAction } from "./use-account-action";

const STATE = {
  q: parseAsText.withDefault(""),
  show: parseAsStringLiteral(SHOWN).withDefault("all"),
  sort: parseAsStringLiteral(SORTS).withDefault("worst"),
  desc: parseAsBoolean.withDefault(true),
};

/** Every account that the key can read: how much of it was read, and what its keys can do. */
export function AccountsPage() {
  const view = useFleetOf("all");
  const { error, retry } = view;
  const { fleet, audit } = useAudit(view.fleet);
  const { findings } = audit;
  const { asked, readAgain } = useAccountAction();
  const [{ q, show, sort, desc }, setState] = useQueryStates(STATE, { history: "replace" });
  const text = useDeferredValue(q);
  const rows = useMemo(() => accountRows(fleet, findings, error), [fleet, findings, error]);
  const shown = useMemo(
    () => arrangeAccounts(rows, { text, shown: show, sort, descending: desc }),
    [rows, text, show, sort, desc],
  );
  const isRunning = fleet.finishedAtMs === null && error === null;
  // Choosing the same column again reverses it; figures and grades start with the highest.
  const onSort = (next: Sort) =>
    void setState(
      { sort: next, desc: next === sort ? !desc : next !== "name" },
      { history: "push" },
    );

  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.accounts.title}</h1>
      <p className="mt-1 min-h-6 max-w-220 text-pretty text-ink-2">
        {accountsSentence(rows, isRunning)}
      </p>
      <FleetBody view={view} fleet={fleet} of="accounts" waiting={<RowSkeletons />}>
        <AccountsToolbar
          text={q}
          onText={(next) => void setState({ q: next === "" ? null : next })}
          shown={show}
          onShown={(next) => void setState({ show: next }, { history: "push" })}
          sort={sort}
          onSort={onSort}
        />
        {shown.length > 0 ? (
          <AccountsTable
            rows={shown}
            sort={sort}
            descending={desc}
            onSort={onSort}
            asked={asked}
            onReadAgain={(row) => {
              if (row.kind === "list") void retry();
              else {
                const action = row.hole === null ? "refresh" : "retry";
                void readAgain(row.account, row.label, action);
              }
            }}
          />
        ) : (
          <StatePanel
            icon={SearchX}
            title={`No matches in ${countOf(rows.length, "account")}`}
            action={<Button onClick={() => void setState(null)}>Show all</Button>}
          >
            Names and kinds were searched.
          </StatePanel>
        )}
      </FleetBody>
    </>
  );
}

function RowSkeletons() {
  return (
    <div aria-hidden="true" className="mt-8 space-y-6">
      {["w-full", "w-11/12", "w-full", "w-10/12"].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four bars that never change
        <Skeleton key={index} className={`h-6 ${width}`} />
      ))}
    </div>
  );
}
