"use client";
import { X } from "lucide-react";
import { SafeText } from "@/components/key/safe-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { CATALOGUE_VERSION } from "@/lib/audit/catalogue/version";
import { whenWords } from "@/lib/audit/history/life-words";
import { counted, countOf } from "@/lib/audit/words";
import type { Compared, Pair, ScanInfo } from "./compare-files";
import { dropFile } from "./held-files";

export type ScanChoice = {
  /** The current scan can be compared. */
  hasNow: boolean;
  onPair: (pair: Pair) => void;
  onWithNow: (withNow: boolean) => void;
};

/** The scans, oldest first, with the two being compared, and the files that are not snapshots. */
export function Scans({
  compared: { scans, pair, problems },
  files,
  hasNow,
  withNow,
  onPair,
  onWithNow,
}: ScanChoice & { compared: Compared; files: readonly File[]; withNow: boolean }) {
  const others = new Set(scans.map(({ catalogue }) => catalogue.sha256));
  return (
    <Section title="Scans" className="mt-6" contentClassName="mt-2">
      <ol className="overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
        {scans.map((scan, at) => (
          <li
            key={scan.file ?? "now"}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-3 py-2 text-sm"
          >
            <ScanHead scan={scan} file={files[scan.file ?? -1]} />
            <span className="flex items-center gap-2">
              {pair?.older === at && <Badge tone="accent">Baseline</Badge>}
              {pair?.newer === at && <Badge tone="accent">Current</Badge>}
              {pair !== null && at < pair.newer && at !== pair.older && (
                <Use words="Use as baseline" onUse={() => onPair({ from: at, to: pair.newer })} />
              )}
              {pair !== null && at > pair.older && at !== pair.newer && (
                <Use words="Use as current" onUse={() => onPair({ from: pair.older, to: at })} />
              )}
              <TakeAway file={files[scan.file ?? -1]} onWithNow={onWithNow} />
            </span>
          </li>
        ))}
        {[...problems].map(([at, problem]) => (
          <li
            key={`problem ${at}`}
            className="flex items-center gap-4 border-line border-b px-3 py-2 text-sm"
          >
            <span className="min-w-0 flex-1">
              <span className="break-words font-medium">
                <SafeText text={files[at]?.name ?? ""} />
              </span>
              <span role="alert" className="block text-critical">
                {problem}
              </span>
            </span>
            <TakeAway file={files[at]} onWithNow={onWithNow} />
          </li>
        ))}
      </ol>
      {hasNow && !withNow && (
        <Button size="small" onClick={() => onWithNow(true)} className="mt-2">
          Compare with the current scan
        </Button>
      )}
      {(others.size > 1 || !others.has(CATALOGUE_VERSION.sha256)) && scans.length > 0 && (
        <p className="prose-width mt-2 text-pretty text-ink-2 text-sm">
          They were saved with another version of our scope catalog. No key changes because of that:
          abilities and exposure are judged by the catalog of {CATALOGUE_VERSION.date} throughout.
        </p>
      )}
    </Section>
  );
}

function Use({ words, onUse }: { words: string; onUse: () => void }) {
  return (
    <Button size="small" onClick={onUse} className="print:hidden">
      {words}
    </Button>
  );
}

function ScanHead({ scan, file }: { scan: ScanInfo; file: File | undefined }) {
  const { keys, accounts, readAfterMs, readBeforeMs, label, tool } = scan;
  const isEvery = scan.target === "all";
  return (
    <span className="min-w-0 flex-1 basis-80">
      <span className="break-words font-medium">
        {scan.file === null ? "Current scan" : <SafeText text={file?.name ?? ""} />}
      </span>
      <span className="block text-ink-2 text-xs">
        <SafeText text={label} />
        {isEvery && " and every account it can read"}: {counted(keys.read)} of{" "}
        {countOf(keys.total, "key")} and {counted(accounts.read)} of{" "}
        {countOf(accounts.total, "account")} read. By {tool.name} {tool.version}.
      </span>
      <span className="figures block text-ink-3 text-2xs">
        Read {whenWords({ afterMs: readAfterMs, byMs: readBeforeMs })}
      </span>
    </span>
  );
}

function TakeAway({
  file,
  onWithNow,
}: {
  /** Undefined: the current scan. */
  file: File | undefined;
  onWithNow: (withNow: boolean) => void;
}) {
  return (
    <Button
      tone="quiet"
      size="small"
      square
      aria-label={file === undefined ? "Leave out the current scan" : `Take ${file.name} away`}
      onClick={() => (file === undefined ? onWithNow(false) : dropFile(file))}
      className="print:hidden"
    >
      <X aria-hidden="true" className="size-3.5" />
    </Button>
  );
}
