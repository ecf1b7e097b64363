"use client";
import { CircleAlert, Files } from "lucide-react";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import type { Compared, CompareRequest } from "./compare-files";
import { ComparedAccounts } from "./compared-accounts";
import { type ScanChoice, Scans } from "./compared-scans";
import { KeyChanges } from "./key-changes";
import type { ShownKind } from "./kinds";
import { TakeChanges } from "./take-changes";
import type { Ask } from "./use-changes-worker";

/** The scans, and what changed between two of them. */
export function ComparedView({
  ask,
  request,
  state: { answer: compared, isBusy, isFailed },
  onShown,
  ...choice
}: ScanChoice & {
  ask: Ask;
  request: CompareRequest;
  state: { answer: Compared | null; isBusy: boolean; isFailed: boolean };
  onShown: (shown: ShownKind) => void;
}) {
  // The request behind the displayed result: file indexes refer to that request.
  const [answered, setAnswered] = useState(request);
  if (!isBusy && answered !== request) setAnswered(request);
  if (isFailed) {
    return (
      <StatePanel className="mt-6" icon={CircleAlert} title="The files could not be compared">
        Something went wrong on our side, not with your files. Reload the page.
      </StatePanel>
    );
  }
  if (compared === null) return <Skeleton className="mt-6 h-40 w-full" />;
  const { outcome } = compared;
  return (
    <div aria-busy={isBusy}>
      {outcome?.ok === true && (
        <div role="status" className="mt-8 max-w-220 space-y-1 text-pretty">
          {outcome.gained !== null && <p className="font-medium text-lg">{outcome.gained}</p>}
          <p className={outcome.gained === null ? "text-lg" : "text-ink-2"}>{outcome.sentence}</p>
          {outcome.gained === null && outcome.accountsCompared > 0 && (
            <p className="text-ink-2">No key gained a harmful ability.</p>
          )}
        </div>
      )}
      <Scans
        compared={compared}
        files={answered.files}
        withNow={request.now !== null}
        {...choice}
      />
      {outcome === null ? (
        <NoPair compared={compared} />
      ) : outcome.ok ? (
        <>
          <ComparedAccounts outcome={outcome} />
          <KeyChanges
            outcome={outcome}
            shown={request.shown}
            hasLinks={request.now !== null}
            onShown={onShown}
          >
            <TakeChanges ask={ask} request={request} count={outcome.shown.length} />
          </KeyChanges>
        </>
      ) : (
        <StatePanel className="mt-6" icon={Files} title="These two cannot be compared">
          {outcome.why === "parents"
            ? "They are from two different parent accounts: the names differ and no key is in both. Remove one, or sign in to the other’s account."
            : "They look at two different accounts. Choose snapshots of one account, or of every account."}
        </StatePanel>
      )}
    </div>
  );
}

function NoPair({ compared: { scans } }: { compared: Compared }) {
  return (
    <StatePanel
      className="mt-6"
      icon={Files}
      title={scans.length === 0 ? "No snapshot to compare" : "One snapshot alone shows no changes"}
    >
      {scans.length === 0
        ? "None of the files could be used. See above for what to do with each."
        : "Compare it with the current scan, or add another snapshot."}
    </StatePanel>
  );
}
