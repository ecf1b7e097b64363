import "server-only";
import { kept } from "@/lib/audit/kept";
import { processWide } from "@/lib/process-wide";
import type { Connection } from "./connection";
import type { OwnLane } from "./lane";

const WINDOW_S = 30;
const MIN_CALLS = 20;
const FAILED_SHARE = 0.5;
const PROBE_EVERY_MS = 5_000;

type Second = { calls: number; failed: number };

/**
 * Stops calls to a host that is down. Opens once half of at least 20 calls within 30 seconds failed; then one call
 * every 5 seconds checks whether the host is back. Only the host's trouble counts (5xx, no connection, no answer in
 * time): a refusal such as 401, 403, 404 or 429 is an answer.
 */
export class Breaker {
  private readonly seconds = new Map<number, Second>();
  private nextProbeMs: number | null = null;
  /** Why the last call did not reach its host, for callers refused in the meantime; null if it did. */
  connection: Connection | null = null;

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether a call would be refused. */
  get isOpen(): boolean {
    return this.nextProbeMs !== null && this.now() < this.nextProbeMs;
  }

  /**
   * Asks permission for one call.
   * @returns null if refused; otherwise report the outcome to it, or nothing if the reader left
   */
  enter(): ((failed: boolean) => void) | null {
    if (this.isOpen) return null;
    const isProbe = this.nextProbeMs !== null;
    if (isProbe) this.nextProbeMs = this.now() + PROBE_EVERY_MS;
    return (failed) => (isProbe ? this.probed(failed) : this.count(failed));
  }

  private probed(failed: boolean) {
    if (failed) return;
    this.nextProbeMs = null;
    this.seconds.clear();
  }

  private count(failed: boolean) {
    const nowS = Math.floor(this.now() / 1_000);
    const second = this.seconds.get(nowS) ?? { calls: 0, failed: 0 };
    this.seconds.set(nowS, second);
    second.calls += 1;
    if (failed) second.failed += 1;
    const sum = { calls: 0, failed: 0 };
    for (const [at, { calls, failed }] of this.seconds) {
      if (at <= nowS - WINDOW_S) this.seconds.delete(at);
      else {
        sum.calls += calls;
        sum.failed += failed;
      }
    }
    const isDown = sum.calls >= MIN_CALLS && sum.failed >= sum.calls * FAILED_SHARE;
    if (failed && isDown) this.nextProbeMs ??= this.now() + PROBE_EVERY_MS;
  }
}

const breakerAt = kept(
  (_place: string) => new Breaker(),
  processWide("breakers", () => new Map<string, Breaker>()),
);

/**
 * The breaker of a host, shared by all readers, so that each need not discover an outage.
 * @param own a path with its own lane may be down alone, and must not stop the rest
 */
export function breakerOf(origin: string, own?: OwnLane): Breaker {
  return breakerAt(own === undefined ? origin : `${origin} ${own}`);
}
