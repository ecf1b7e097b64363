"use client";
import { useMemo } from "react";
import { holeWords } from "@/components/fleet/hole-reasons";
import { SafeText } from "@/components/key/safe-text";
import { Button } from "@/components/ui/button";
import { isUnreadList } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import type { WhoCan } from "@/lib/audit/who-can/who-can";
import { capitalized, countOf } from "@/lib/audit/words";
import { KeyLines } from "./key-lines";
import { KeyName } from "./key-name";
import { linesOf } from "./lines";
import { Section } from "./section";

/** What could not be searched: keys without scopes, accounts without a list. Any of them might. */
export function UnreadSection({
  unread,
  unlisted,
  fleet,
  onRetry,
}: Pick<WhoCan, "unread" | "unlisted"> & { fleet: Fleet; onRetry: () => void }) {
  const reading = fleet.finishedAtMs === null;
  const holes = useMemo(
    () => new Map(fleet.holes.map((hole) => [keyRef(hole), hole])),
    [fleet.holes],
  );
  const lines = useMemo(
    () =>
      linesOf(
        unread.map((key) => ({ key })),
        fleet.accounts,
      ),
    [unread, fleet.accounts],
  );
  if (unread.length === 0 && unlisted.length === 0) return null;
  const why = (place: KeyRef) => {
    const hole = holes.get(place);
    if (hole === undefined) return reading ? "not read yet" : "not read";
    return holeWords(hole);
  };
  return (
    <Section
      hatched
      title={titleOf(unread.length, unlisted)}
      about={
        reading
          ? "Not counted in the answer; some are still pending."
          : "Not counted in the answer: unknown is not “no”."
      }
    >
      {holes.size > 0 && (
        <Button onClick={onRetry} className="mb-2">
          Retry what failed
        </Button>
      )}
      {unlisted.length > 0 && (
        <div className="mt-2">
          <h3 className="font-semibold text-sm">Accounts whose keys are not all listed</h3>
          <ul className="mt-1 text-sm">
            {unlisted.map(({ account, label }) => (
              <li
                key={account}
                className="flex flex-wrap gap-x-4 border-line border-b py-2 last:border-b-0"
              >
                <span className="min-w-40 font-medium">
                  <SafeText text={label} />
                </span>
                <span className="min-w-0 text-ink-2">
                  {why(keyRef({ account, api_key_id: null }))}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <KeyLines
        label="Keys whose scopes are not known"
        lines={lines}
        item={({ key }) => (
          <div className="grid grid-cols-1 items-center gap-x-6 border-line border-b py-2 sm:grid-cols-[minmax(0,18rem)_1fr]">
            <KeyName apiKey={key} />
            <p className="text-pretty text-ink-2 text-sm">{why(keyRef(key))}</p>
          </div>
        )}
      />
    </Section>
  );
}

function titleOf(keys: number, unlisted: WhoCan["unlisted"]): string {
  const accounts = unlisted.filter(({ account }) => !isUnreadList(account)).length;
  const parts = [
    ...(keys > 0 ? [countOf(keys, "unread key")] : []),
    ...(accounts > 0 ? [`keys in ${countOf(accounts, "account")}`] : []),
    ...(unlisted.length > accounts ? ["keys in accounts that are not known"] : []),
  ];
  return capitalized(`${parts.join(" and ")} could`);
}
