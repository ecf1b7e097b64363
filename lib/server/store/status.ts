import "server-only";
import type { ScanStatus } from "./schema";

/** A scan, or a task, that has not come to its end. */
export const OPEN: readonly ScanStatus[] = ["running", "paused"];

/** From which statuses it may come to each. What has finished only starts anew. */
export const FROM: Record<ScanStatus, readonly ScanStatus[]> = {
  running: ["paused"],
  paused: ["running"],
  done: ["running"],
  cancelled: OPEN,
};
