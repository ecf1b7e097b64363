import { exportName } from "@/components/export/export-name";
import type { AccountId } from "@/lib/audit/account";
import { exactText } from "@/lib/audit/exact-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { TOOL } from "@/lib/audit/report/tool";
import { type Changes, compareSnapshots, type KeyChange } from "@/lib/audit/snapshot/changes";
import { changesCsv, changesJson } from "@/lib/audit/snapshot/changes-export";
import {
  type ChangeCounts,
  countChanges,
  countsSentence,
  gainedSentence,
} from "@/lib/audit/snapshot/changes-words";
import { factsOf } from "@/lib/audit/snapshot/facts";
import { historyOf, type KeyHistory } from "@/lib/audit/snapshot/key-history";
import { readSnapshot } from "@/lib/audit/snapshot/read";
import { type Snapshot, snapshotOf, withUnreadLists } from "@/lib/audit/snapshot/snapshot";
import { isShown, type ShownKind } from "./kinds";

/** A fleet that was read to its end, and its target: see {@link Snapshot}. */
export type Now = { fleet: Fleet; target: string };

/** Which two scans to compare, as indexes. `to` null: the newest; `from` null: the one before it. */
export type Pair = { from: number | null; to: number | null };

export type CompareRequest = {
  files: readonly File[];
  /** The current scan as another side to compare; null to leave it out. */
  now: Now | null;
} & Pair & {
    shown: ShownKind;
  };

/**
 * Key figures of a file, or of the current scan (`file` null). `label`: its account; for every account, the parent's.
 */
export type ScanInfo = ReturnType<typeof infoOf>;

export type ShownChange = { change: KeyChange; history: KeyHistory };

export type ComparedChanges = Pick<Changes, "accounts" | "accountsCompared" | "outside"> & {
  gained: string | null;
  sentence: string;
  counts: ChangeCounts;
  shown: readonly ShownChange[];
  labels: ReadonlyMap<AccountId, string>;
};

export type Compared = {
  /** Problems by file index; a file without an entry was read. */
  problems: ReadonlyMap<number, string>;
  /** Oldest first. */
  scans: readonly ScanInfo[];
  /** Indexes of the two scans compared; null when there are fewer than two. */
  pair: { older: number; newer: number } | null;
  outcome: ({ ok: true } & ComparedChanges) | { ok: false; why: "targets" | "parents" } | null;
};

/** Larger than any snapshot: a fleet of 20,000 keys makes 4 MB. */
const MAX_BYTES = 100_000_000;

/** What the browser provides to this pure code: SHA-256 (null without cryptography), and the time in epoch ms. */
export type Means = { digest: (text: string) => Promise<string | null>; nowMs: number };

/** Reads files and compares their contents. Takes a second for thousands of keys, so call it in a worker. */
export async function compareFiles(request: CompareRequest, means: Means): Promise<Compared> {
  const { compared } = await work(request, means);
  return compared;
}

/** The keys shown, as a file; null when there is nothing to compare. */
export async function exportChanges(
  request: CompareRequest,
  format: "csv" | "json",
  means: Means,
): Promise<{ name: string; file: Blob } | null> {
  const { changes, compared } = await work(request, means);
  if (changes === null || compared.outcome?.ok !== true) return null;
  const content = { tool: TOOL, changes, shown: compared.outcome.shown };
  const { target, accounts, read_before_ms } = changes.newer.snapshot;
  const name = exportName({
    what: "sendgrid-changes",
    account: target === "all" ? null : (accounts[0]?.label ?? target),
    madeAt: new Date(read_before_ms).toISOString(),
    complete: changes.accounts.every(({ kind }) => kind === "appeared" || kind === "gone"),
    extension: format,
  });
  return format === "csv"
    ? { name, file: new Blob([changesCsv(content)], { type: "text/csv;charset=utf-8" }) }
    : { name, file: new Blob([changesJson(content)], { type: "application/json" }) };
}

async function work(
  { files, now, from, to, shown }: CompareRequest,
  { digest, nowMs }: Means,
): Promise<{ compared: Compared; changes: Changes | null }> {
  const problems = new Map<number, string>();
  const sources = new Map<Snapshot, number | null>();
  for (const [at, file] of files.entries()) {
    const reading = await readFile(file, digest);
    if (reading.ok) sources.set(withUnreadLists(reading.snapshot), at);
    else problems.set(at, reading.problem);
  }
  if (now !== null) sources.set(snapshotAt(now, nowMs), null);
  const facts = factsOf([...sources.keys()]);
  const scans = facts.map(({ snapshot }) => infoOf(snapshot, sources.get(snapshot) ?? null));
  const newer = to !== null && to > 0 && to < facts.length ? to : facts.length - 1;
  const older = from !== null && from >= 0 && from < newer ? from : newer - 1;
  const [before, after] = [facts[older], facts[newer]];
  if (before === undefined || after === undefined || older === newer) {
    return { compared: { problems, scans, pair: null, outcome: null }, changes: null };
  }
  const pair = { older, newer };
  const comparison = compareSnapshots(before, after);
  if (!comparison.ok) {
    return { compared: { problems, scans, pair, outcome: comparison }, changes: null };
  }
  const { changes } = comparison;
  const { accounts, accountsCompared, outside } = changes;
  const labels = new Map(
    [...before.accounts, ...after.accounts].map(([id, each]) => [id, each.label]),
  );
  return {
    changes,
    compared: {
      problems,
      scans,
      pair,
      outcome: {
        ok: true,
        accounts,
        accountsCompared,
        outside,
        labels,
        gained: gainedSentence(changes),
        sentence: countsSentence(changes),
        counts: countChanges(changes),
        shown: changes.keys
          .filter((change) => isShown(change, shown))
          .map((change) => ({ change, history: historyOf(facts, change) })),
      },
    },
  };
}

/** The current scan as a snapshot: everything in it was read before this time. */
export function snapshotAt({ fleet, target }: Now, nowMs: number): Snapshot {
  return snapshotOf(fleet, { tool: TOOL, target, savedAtMs: nowMs });
}

async function readFile(file: File, digest: Means["digest"]) {
  if (file.size > MAX_BYTES) {
    return { ok: false as const, problem: "This file is too large to be a snapshot." };
  }
  try {
    const text = exactText(new Uint8Array(await file.arrayBuffer()));
    if (text === null) return { ok: false as const, problem: "This file is not a snapshot." };
    return await readSnapshot(text, digest);
  } catch {
    // The file was moved, changed or blocked since it was chosen, and the browser no longer returns it.
    return { ok: false as const, problem: "This file can no longer be read. Choose it again." };
  }
}

function infoOf(snapshot: Snapshot, file: number | null) {
  const { target, accounts, keys, tool, catalogue, read_after_ms, read_before_ms } = snapshot;
  return {
    file,
    target,
    label:
      accounts.find(({ account }) => account === "self")?.label ?? accounts[0]?.label ?? target,
    readAfterMs: read_after_ms,
    readBeforeMs: read_before_ms,
    keys: { read: keys.filter(({ shape }) => shape !== null).length, total: keys.length },
    accounts: {
      read: accounts.filter(({ status }) => status === "read").length,
      total: accounts.filter(({ status }) => status !== "not_listed").length,
    },
    tool,
    catalogue,
  };
}
