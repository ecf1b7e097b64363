import "server-only";

/** At most `max` refusals in any `ms`. */
export type Limit = { max: number; ms: number };

/** The refused sign-ins of somebody, as far back as their longest limit reaches, and those whose answer is still out. */
export class Refusals {
  #times: number[] = [];
  underWay = 0;

  constructor(private readonly limits: readonly Limit[]) {}

  #within(ms: number, nowMs: number): number[] {
    return this.#times.filter((time) => time > nowMs - ms);
  }

  /** Counts one; those too old for every limit are forgotten. */
  add(nowMs: number) {
    const longest = Math.max(...this.limits.map(({ ms }) => ms));
    this.#times = [...this.#within(longest, nowMs), nowMs];
  }

  /** Milliseconds until a limit has room again; 0 while all have. */
  waitMs(nowMs: number): number {
    const waits = this.limits.map(({ max, ms }) => {
      // Room comes when the oldest of the last `max` is out of the limit's time.
      const oldest = this.#within(ms, nowMs).at(-max);
      return oldest === undefined ? 0 : oldest + ms - nowMs;
    });
    return Math.max(0, ...waits);
  }

  /** Whether all limits would hold even if all that is under way, and one more, were refused. */
  hasRoom(nowMs: number): boolean {
    return this.limits.every(({ max, ms }) => this.#within(ms, nowMs).length + this.underWay < max);
  }
}
