"use client";
import clsx from "clsx";
import { snapshotName } from "@/components/export/snapshot-name";
import { useBeyond } from "@/components/fleet/beyond/use-beyond";
import { REGION_WORD } from "@/components/fleet/region-word";
import { SafeText } from "@/components/key/safe-text";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import { Fact } from "@/components/ui/section";
import { catalogueWords } from "@/lib/audit/catalogue/version";
import { EXPOSURE_VERSION } from "@/lib/audit/effects/exposure";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import { whenWords } from "@/lib/audit/history/life-words";
import { coverageSentence, type Report } from "@/lib/audit/report/report";
import { SNAPSHOT_CHECK, type Snapshot, snapshotFile } from "@/lib/audit/snapshot/snapshot";
import { capitalized, counted, countOf, utcWords } from "@/lib/audit/words";
import type { useFurniture } from "./use-furniture";

/** What the report is based on: accounts, times of reading, coverage, tool, and the hash of it all. */
export function Cover({
  report,
  fleet,
  snapshot,
  sha256,
}: {
  report: Report;
  fleet: Fleet;
  snapshot: Snapshot;
  sha256: ReturnType<typeof useFurniture>;
}) {
  const { tool, madeAt, coverage } = report;
  const [only, ...others] = fleet.accounts.values();
  const times = readTimes(fleet);
  const beyond = useBeyond(fleet);
  return (
    <dl className="mt-6 grid grid-cols-1 gap-x-8 gap-y-3 border-line border-y py-4 text-sm [&>dd]:-mt-2 sm:grid-cols-[10rem_minmax(0,1fr)] print:grid-cols-[9rem_minmax(0,1fr)] sm:[&>dd]:mt-0 print:[&>dd]:mt-0">
      <Fact name={others.length === 0 ? "Account" : "Accounts"}>
        {others.length === 0 && only !== undefined ? (
          <>
            <SafeText text={only.label} />, {REGION_WORD[only.region]}
            {only.disabled && ", disabled"}
          </>
        ) : (
          <>
            {`${counted(coverage.accountsRead)} of ${counted(coverage.accountsTotal)} listed`}
            {coverage.accountListsUnread > 0 &&
              `; ${countOf(coverage.accountListsUnread, "list")} of accounts could not be read`}
          </>
        )}
      </Fact>
      <Fact name="Keys">
        {`${counted(coverage.keysRead)} of ${countOf(coverage.keysTotal, "key")} read`}
        {coverage.complete && coverage.beyond === "" && ", and every account fully listed"}
        {coverage.complete && coverage.beyond !== "" && ", everything in the account’s list"}.
        {!coverage.complete && (
          <strong className="block font-semibold">
            Incomplete: what was not read may change every answer below.
          </strong>
        )}
        {beyond !== "" && <strong className="block font-semibold">{beyond}</strong>}
      </Fact>
      <Fact name="Read">
        {capitalized(whenWords({ afterMs: snapshot.read_after_ms, byMs: snapshot.read_before_ms }))}
        {times !== null && `, scopes ${whenWords({ afterMs: times.first, byMs: times.last })}`}.
        {times !== null && snapshot.read_after_ms <= times.first - FRESH_MS && (
          <span className="block text-ink-2">
            Some data is reused from an earlier scan and may be up to ten minutes older.
          </span>
        )}
      </Fact>
      <Fact name="Written">{utcWords(Date.parse(madeAt))}</Fact>
      <Fact name="Tool">
        {tool.name} {tool.version}; {catalogueWords()}; exposure rules version {EXPOSURE_VERSION}
      </Fact>
      <Fact name="SHA-256">
        {sha256 === undefined && <span className="text-ink-2">Computing…</span>}
        {sha256 === null && "Not computed: browsers only hash files on pages served over HTTPS."}
        {sha256 && <code className="break-all text-xs">{sha256}</code>}
        <span className="mt-1 block text-ink-2 print:hidden">
          The hash of this scan’s snapshot. Save it to compare with a later one.{" "}
          {sha256 !== null && (
            <Button
              size="small"
              className={clsx(sha256 === undefined && "invisible")}
              onClick={() => {
                const file = snapshotFile(snapshot, sha256 ?? "");
                saveFile(snapshotName(snapshot), new Blob([file], { type: "application/json" }));
              }}
            >
              Save it
            </Button>
          )}
        </span>
        <span className="mt-1 hidden text-ink-2 print:block">
          The hash of the snapshot kept with this report. {coverageSentence(report)}
        </span>
        <span className="mt-1 block text-ink-2">
          To check a saved snapshot without its own hash field:{" "}
          <code className="text-xs [overflow-wrap:anywhere]">{SNAPSHOT_CHECK}</code>
        </span>
      </Fact>
    </dl>
  );
}

/** When the first and the last key were read, epoch ms; null when none was. */
function readTimes(fleet: Fleet): { first: number; last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { readAtMs } of fleet.keys) {
    if (readAtMs === null) continue;
    first = Math.min(first, readAtMs);
    last = Math.max(last, readAtMs);
  }
  return last === Number.NEGATIVE_INFINITY ? null : { first, last };
}
