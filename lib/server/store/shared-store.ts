import "server-only";
import { processWide } from "@/lib/process-wide";
import { ConfigError } from "../config/config-error";
import { env } from "../config/env";
import { StoreUnavailable } from "../failure/store-unavailable";
import { openStore, type Store } from "./open-store";

const opened = processWide<{ store?: Promise<Store> | undefined }>("store", () => ({}));

/**
 * The process's one store, opened on first use and not at build time.
 * @throws StoreUnavailable; the next call tries again
 */
export function store(): Promise<Store> {
  opened.store ??= openStore(env()).catch((error: unknown) => {
    opened.store = undefined;
    throw error;
  });
  return opened.store;
}

const PROBE_MS = 1_000;
const probe = processWide<{ last: { atMs: number; done: Promise<void> } | null }>("probe", () => ({
  last: null,
}));

/**
 * Tries a write, at most once a second, since callers need not be signed in.
 * @throws StoreUnavailable
 */
export function assertWritable(): Promise<void> {
  const nowMs = performance.now();
  if (probe.last === null || nowMs - probe.last.atMs > PROBE_MS) {
    probe.last = { atMs: nowMs, done: store().then((db) => db.ping()) };
  }
  return probe.last.done;
}

const CAUSES: readonly [codes: RegExp, cause: string][] = [
  [/^(ENOTDIR|EEXIST)$/, "is no folder"],
  [/^(EACCES|EPERM|EROFS|ENOENT|SQLITE_(READONLY|CANTOPEN|PERM))/, "cannot be written to"],
  [/^(ENOSPC|SQLITE_FULL)/, "is on a disk that is full"],
  [/^SQLITE_(NOTADB|CORRUPT)/, "holds a key-audit.db that is damaged"],
];

/**
 * Writes to the SQLite store, which belongs to this process: without it nobody could ever sign in. PostgreSQL may be
 * away for a while, and each request tries it again.
 * @throws ConfigError naming `DATA_DIR` and the cause
 */
export async function assertDataDir(): Promise<void> {
  if (env().databaseUrl !== undefined) return;
  try {
    await (await store()).ping();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const { cause } = error;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    const said = CAUSES.find(([codes]) => codes.test(code))?.[1] ?? "cannot be used";
    throw new ConfigError(`DATA_DIR ${said} (${code})`);
  }
}
