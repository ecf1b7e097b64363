import "server-only";
import type { ScanStatus } from "./schema";

/** The statuses of a scan or task that has not ended. */
export const OPEN: readonly ScanStatus[] = ["running", "paused"];

/** From which statuses each can be reached. A finished one can only start again. */
export const FROM: Record<ScanStatus, readonly ScanStatus[]> = {
  running: ["paused"],
  paused: ["running"],
  done: ["running"],
  cancelled: OPEN,
};
