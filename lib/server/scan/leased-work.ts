import "server-only";
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { processWide } from "@/lib/process-wide";
import { shutdownSignal } from "../process/shutdown";
import { isSignedIn, type SignedIn } from "../session/session";
import type { Store } from "../store/open-store";

export const LEASE_MS = 15_000;
/** How often work renews its lease and checks that its session is alive. */
export const HEARTBEAT_MS = 4_000;

/** This process's name among replicas. */
export const holder = processWide("holder", () => randomUUID());

type Running = { stop: AbortController; finished: Promise<void> };

/** What this process does in the background under leases, each with a key. */
export class LeasedWork {
  private readonly running: Map<string, Running>;

  /** @param name the kind of work, unique in the process */
  constructor(name: string) {
    this.running = processWide(name, () => new Map());
  }

  /** The keys of the work under way in this process. */
  keys(): string[] {
    return [...this.running.keys()];
  }

  /**
   * Starts work in the background, unless this process is already doing it or is shutting down. Resolves once it is
   * known who has the lease.
   * @param take resolves to the lease, or null if another process has it
   * @param work does everything until `stop` is aborted; never throws
   * @throws whatever `take` throws
   */
  async begin<L>(
    key: string,
    take: () => Promise<L | null>,
    work: (lease: L, stop: AbortController) => Promise<void>,
  ): Promise<void> {
    if (this.running.has(key) || shutdownSignal().aborted) return;
    const stop = new AbortController();
    // Every call under way listens to it: many listeners are not a leak.
    setMaxListeners(0, stop.signal);
    const leased = take();
    const finished = leased
      .then((lease) => (lease === null ? undefined : work(lease, stop)))
      .finally(() => this.running.delete(key));
    this.running.set(key, { stop, finished });
    // Nobody awaits the work itself; if asking for the lease fails, the caller learns it.
    finished.catch(() => {});
    await leased;
  }

  /** Stops this process's work on a key, and resolves once it has ended. */
  async stop(key: string): Promise<void> {
    const known = this.running.get(key);
    known?.stop.abort();
    await known?.finished.catch(() => {});
  }

  /** Stops all this process's work: each job writes what it has and releases its lease. */
  async stopAll(): Promise<void> {
    await Promise.all(this.keys().map((key) => this.stop(key)));
  }
}

/**
 * What ended work before its time: the fault it was stopped with, or `error` when nobody stopped it.
 * @returns null: it was stopped on purpose, or the lease is another's
 */
export function faultOf(signal: AbortSignal, error: unknown): unknown {
  if (!signal.aborted) return error;
  const { reason } = signal;
  return reason instanceof DOMException && reason.name === "AbortError" ? null : reason;
}

/**
 * Renews a lease at every beat, and stops its work when the session is over, or the lease is another's or not to be had.
 * @param renew resolves to false when the work was paused or taken over
 * @returns what ends the beating
 */
export function startHeart(
  db: Store,
  signedIn: SignedIn,
  renew: () => Promise<boolean>,
  stop: AbortController,
): () => void {
  const heart = setInterval(() => {
    isSignedIn(db, signedIn)
      .then((isLiving) => isLiving && renew())
      .then(
        (goesOn) => goesOn || stop.abort(),
        (error: unknown) => stop.abort(error),
      );
  }, HEARTBEAT_MS);
  return () => clearInterval(heart);
}
