import "server-only";

/** Headers in undici's form: lowercase names, since SendGrid's own casing differs from its documentation. */
export type RateHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A Reset above this is UTC epoch seconds; below it, seconds until the reset. SendGrid uses both. */
const EPOCH_FROM = 1_000_000_000;
const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 120_000;
/** How long to wait after a 429 that doesn't say. */
const UNTOLD_WAIT_MS = 10_000;
/** SendGrid's windows last a minute: after one without news, another has begun. */
const SILENT_WINDOW_MS = 60_000;
/** Two readings of one Reset differ by at most this much, since both it and `Date` are whole seconds. */
const SAME_WINDOW_MS = 1_500;

function numberOf(headers: RateHeaders, name: string): number | null {
  const value = headers[name];
  if (typeof value !== "string" || !/^\d{1,15}$/.test(value.trim())) return null;
  return Number(value);
}

/**
 * Our count of one credential's calls in SendGrid's fixed window (SendGrid's API reference, Rate Limits). It counts
 * calls as we send them, so that those under way are already spent, and takes SendGrid's figure if that is lower.
 */
export class RateWindow {
  /** Calls per window; null until SendGrid has said, and then we don't pace. */
  limit: number | null;
  private remaining = 0;
  private resetAtMs: number | null = null;
  /** Epoch ms until which a 429 forbids calls, whatever earlier answers say about the window. */
  private closedUntilMs = 0;
  /** Epoch ms when the window turned with no answer since. */
  private turnedAtMs: number;
  /** SendGrid's clock minus ours, at least: `Date` is cut to the second, so the largest value seen is the closest. */
  private clockAheadMs = Number.NEGATIVE_INFINITY;

  /** @param most calls a minute whatever SendGrid says, if its documentation names a limit; null if it names none */
  constructor(private readonly most: number | null = null) {
    this.limit = most;
    this.turnedAtMs = most === null ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  /** Calls that may still be sent now; Infinity while no limit is known. */
  left(nowMs: number, inFlight: number): number {
    if (nowMs < this.closedUntilMs) return 0;
    if (this.limit === null)
      return this.resetAtMs !== null && nowMs < this.resetAtMs ? 0 : Infinity;
    const turnsAtMs = this.resetAtMs ?? this.turnedAtMs + SILENT_WINDOW_MS;
    if (nowMs >= turnsAtMs) {
      this.resetAtMs = null;
      this.turnedAtMs = nowMs;
      // SendGrid may count a call sent before the reset after it.
      this.remaining = this.limit - inFlight;
    }
    return this.remaining;
  }

  /** Milliseconds until the window turns. */
  waitMs(nowMs: number): number {
    if (nowMs < this.closedUntilMs) return this.closedUntilMs - nowMs;
    // If the limit is known in advance and SendGrid says nothing, the window is our own.
    const ownResetAtMs = this.most === null ? null : this.turnedAtMs + SILENT_WINDOW_MS;
    const resetAtMs = this.resetAtMs ?? ownResetAtMs;
    return resetAtMs === null ? MIN_WAIT_MS : Math.max(0, resetAtMs - nowMs);
  }

  spend() {
    this.remaining -= 1;
  }

  /** Learns from an answer. @param inFlight calls sent and not yet answered, except this one */
  observe(status: number, headers: RateHeaders, nowMs: number, inFlight: number) {
    const date = typeof headers.date === "string" ? Date.parse(headers.date) : Number.NaN;
    if (!Number.isNaN(date)) this.clockAheadMs = Math.max(this.clockAheadMs, date - nowMs);
    const resetAtMs = this.resetOf(headers, nowMs);
    if (status === 429) {
      this.remaining = 0;
      this.resetAtMs = this.clamp(resetAtMs ?? nowMs + UNTOLD_WAIT_MS, nowMs);
      this.closedUntilMs = this.resetAtMs;
      return;
    }
    const told = numberOf(headers, "x-ratelimit-limit");
    const toldRemaining = numberOf(headers, "x-ratelimit-remaining");
    if (told === null || toldRemaining === null || told === 0) return;
    // A limit above the documented one belongs to another budget, and a window shorter than our own turns too soon.
    if (this.most !== null && told > this.most) return;
    if (this.limit === null) this.remaining = toldRemaining - inFlight;
    this.limit = told;
    const earliestMs = this.most === null ? 0 : this.turnedAtMs + SILENT_WINDOW_MS;
    const turnsAtMs = Math.max(resetAtMs ?? nowMs + MIN_WAIT_MS, earliestMs);
    this.settle(toldRemaining, turnsAtMs, nowMs, inFlight);
  }

  private settle(remaining: number, resetAtMs: number, nowMs: number, inFlight: number) {
    const known = this.resetAtMs;
    if (known !== null && resetAtMs < known - SAME_WINDOW_MS) return;
    const isNewer = known !== null && resetAtMs > known + SAME_WINDOW_MS;
    this.remaining = isNewer ? remaining - inFlight : Math.min(this.remaining, remaining);
    this.resetAtMs = this.clamp(isNewer ? resetAtMs : Math.max(known ?? 0, resetAtMs), nowMs);
  }

  private resetOf(headers: RateHeaders, nowMs: number): number | null {
    const clockAheadMs = Number.isFinite(this.clockAheadMs) ? this.clockAheadMs : 0;
    const resets = ["x-ratelimit-reset", "retry-after"]
      .flatMap((name) => numberOf(headers, name) ?? [])
      .map((reset) => (reset < EPOCH_FROM ? nowMs + reset * 1_000 : reset * 1_000 - clockAheadMs));
    return resets.length === 0 ? null : Math.max(...resets);
  }

  private clamp(resetAtMs: number, nowMs: number): number {
    return Math.min(Math.max(resetAtMs, nowMs + MIN_WAIT_MS), nowMs + MAX_WAIT_MS);
  }
}
