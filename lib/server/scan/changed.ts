import "server-only";
import { EventEmitter } from "node:events";
import { processWide } from "@/lib/process-wide";

// One listener for each open stream: many tabs are not a leak.
const emitter = processWide("changes", () => new EventEmitter().setMaxListeners(0));

/** Wakes this process's streams of an owner whose rows have changed. `isOver`: one of their scans has ended. */
export function announceChange(owner: string, isOver = false) {
  emitter.emit(owner, isOver);
}

/** Watches an owner's rows for changes in this process, from construction until closed, missing none in between. */
export class Changes {
  private hasChanged = false;
  private isOver = false;
  private wake = () => {};
  private readonly observe = (isOver: boolean) => {
    this.hasChanged = true;
    this.isOver ||= isOver;
    this.wake();
  };

  constructor(private readonly owner: string) {
    emitter.on(owner, this.observe);
  }

  /**
   * Resolves when rows have changed since the last call, but not before `gatherMs` unless a scan is over; or after
   * `waitMs`, since other replicas write without telling us; or when the reader leaves.
   */
  async next(gatherMs: number, waitMs: number, signal: AbortSignal): Promise<void> {
    await this.until(() => this.isOver, gatherMs, signal);
    await this.until(() => this.hasChanged, waitMs, signal);
    this.hasChanged = false;
    this.isOver = false;
  }

  private async until(isSo: () => boolean, ms: number, signal: AbortSignal): Promise<void> {
    if (isSo() || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        this.wake = () => {};
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener("abort", end, { once: true });
      this.wake = () => {
        if (isSo()) end();
      };
    });
  }

  leave() {
    emitter.off(this.owner, this.observe);
  }
}
