import "server-only";
import { LRUCache } from "lru-cache";
import type { Region } from "@/lib/audit/fleet/fleet";
import { processWide } from "@/lib/process-wide";
import { type RateHeaders, RateWindow } from "./rate-window";

/** A person waits for a `reader`'s call; a `scan` can wait. */
export type Priority = "reader" | "scan";

/** The lane is closed for longer than the caller can wait. */
export class LaneClosed extends Error {
  override readonly name = "LaneClosed";
  constructor(readonly waitMs: number) {
    super("rate limited");
  }

  // By name: pages and routes share a lane, and Next loads this module, and so this class, once for each.
  static [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "LaneClosed";
  }
}

type Waiter = {
  priority: Priority;
  deadlineMs: number;
  go: () => void;
  refuse: (error: Error) => void;
};

const MAX_CONCURRENCY = 16;
/** Calls that readers may have under way beside a scan that fills its own share. */
const READER_EXTRA = 6;
/** The share of a window's calls that a scan leaves to readers. */
const READER_SHARE = 0.02;
const MAX_WAITING = 2_000;

/** All calls of one credential to one host: one rate budget, bounded concurrency, readers before scans. */
export class Lane {
  private readonly window: RateWindow;
  private readonly waiters: Record<Priority, Waiter[]> = { reader: [], scan: [] };
  private inFlight = 0;
  private concurrency = MAX_CONCURRENCY;
  private timer: NodeJS.Timeout | undefined;

  /** @param most calls a minute, if SendGrid's documentation names a limit */
  constructor(
    private readonly now: () => number = Date.now,
    most: number | null = null,
  ) {
    this.window = new RateWindow(most);
  }

  /** Epoch ms until which calls wait for the rate limit; null if none is waiting. */
  get waitingUntilMs(): number | null {
    const nowMs = this.now();
    return this.waiters.scan.length > 0 && this.left("scan", nowMs) <= 0
      ? nowMs + this.window.waitMs(nowMs)
      : null;
  }

  /** How many calls a minute scans may make; null until SendGrid has said. Its windows last a minute. */
  get callsAMinute(): number | null {
    const { limit } = this.window;
    return limit === null ? null : limit - this.keptForReaders(limit);
  }

  /** Milliseconds until the rate limit allows calls again. */
  get waitMs(): number {
    return this.window.waitMs(this.now());
  }

  /**
   * Waits for permission to make one call.
   * @param deadlineMs epoch ms; refuses at once with LaneClosed if the wait would exceed it
   * @returns call it with `ok` false if SendGrid was in trouble (429, 5xx, no answer)
   */
  enter(
    priority: Priority,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<(ok: boolean) => void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.waiters[priority].length >= MAX_WAITING) throw new LaneClosed(1_000);
      const leave = () => this.forget(priority, waiter, signal.reason);
      const settled = () => signal.removeEventListener("abort", leave);
      const waiter: Waiter = {
        priority,
        deadlineMs,
        go: () => {
          settled();
          resolve((ok) => this.exit(ok));
        },
        refuse: (error) => {
          settled();
          reject(error);
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.waiters[priority].push(waiter);
      this.pump();
    });
  }

  /** Learns from the rate-limit headers of any answer. */
  observe(status: number, headers: RateHeaders) {
    this.window.observe(status, headers, this.now(), Math.max(0, this.inFlight - 1));
  }

  private exit(ok: boolean) {
    this.inFlight -= 1;
    // Additive increase, multiplicative decrease: how to recover when SendGrid announces no limit.
    this.concurrency = ok
      ? Math.min(MAX_CONCURRENCY, this.concurrency + 1 / this.concurrency)
      : Math.max(1, this.concurrency / 2);
    this.pump();
  }

  private forget(priority: Priority, waiter: Waiter, reason: unknown) {
    this.waiters[priority] = this.waiters[priority].filter((other) => other !== waiter);
    waiter.refuse(reason instanceof Error ? reason : new Error("aborted"));
  }

  private left(priority: Priority, nowMs: number): number {
    const left = this.window.left(nowMs, this.inFlight);
    if (priority === "reader" || this.window.limit === null) return left;
    return left - this.keptForReaders(this.window.limit);
  }

  private keptForReaders(limit: number): number {
    return Math.ceil(limit * READER_SHARE);
  }

  private hasRoom(priority: Priority): boolean {
    const room = Math.floor(this.concurrency) + (priority === "reader" ? READER_EXTRA : 0);
    return this.inFlight < room;
  }

  private pump() {
    for (const priority of ["reader", "scan"] as const) {
      while (this.waiters[priority].length > 0 && this.hasRoom(priority)) {
        const nowMs = this.now();
        if (this.left(priority, nowMs) <= 0) {
          this.waitForWindow(priority, nowMs);
          break;
        }
        this.window.spend();
        this.inFlight += 1;
        this.waiters[priority].shift()?.go();
      }
    }
  }

  private waitForWindow(priority: Priority, nowMs: number) {
    const waitMs = this.window.waitMs(nowMs);
    const late = this.waiters[priority].filter((waiter) => nowMs + waitMs > waiter.deadlineMs);
    this.waiters[priority] = this.waiters[priority].filter((waiter) => !late.includes(waiter));
    for (const waiter of late) waiter.refuse(new LaneClosed(waitMs));
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.pump();
    }, waitMs + 5);
  }
}

const lanes = processWide("lanes", () => new LRUCache<string, Lane>({ max: 2_000 }));

/** Paths with a limit of their own, in calls a minute (SendGrid's documentation, Email Activity). */
export const LIMITS = { messages: 6 } as const;
export type OwnLane = keyof typeof LIMITS;

/**
 * The lane of a credential and host: two hosts have separate budgets.
 * @param own for a path with its own limit: it neither spends the others' budget nor waits for them
 */
export function laneOf(owner: string, region: Region, own?: OwnLane): Lane {
  const key = own === undefined ? `${owner}|${region}` : `${owner}|${region}|${own}`;
  const lane = lanes.get(key) ?? new Lane(Date.now, own === undefined ? null : LIMITS[own]);
  lanes.set(key, lane);
  return lane;
}
