import "server-only";

/**
 * A signal that fires when `outer` does, or when the time is up. Uses one controller and one timer for all steps of a
 * call: `AbortSignal.any` and `AbortSignal.timeout` do the same at several times the cost.
 */
export class TimeLimit {
  private readonly stop = new AbortController();
  private readonly leave = () => this.stop.abort(this.outer.reason);
  private timer: NodeJS.Timeout;

  constructor(
    private readonly outer: AbortSignal,
    private readonly deadlineMs: number,
  ) {
    if (outer.aborted) this.leave();
    outer.addEventListener("abort", this.leave, { once: true });
    this.timer = this.after(deadlineMs - Date.now());
  }

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  /** Gives the next step this many milliseconds, or what the deadline leaves. */
  restart(ms: number) {
    clearTimeout(this.timer);
    this.timer = this.after(Math.min(ms, this.deadlineMs - Date.now()));
  }

  /** Call it in the end: a signal outlives the calls made under it. */
  end() {
    clearTimeout(this.timer);
    this.outer.removeEventListener("abort", this.leave);
  }

  private after(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.stop.abort(new Error("time is up")), Math.max(0, ms));
  }
}
