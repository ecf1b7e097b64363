import "server-only";
import type { Hole } from "@/lib/audit/fleet/fleet";
import { packText, unpackText } from "./foreign-text";
import type { HoleColumns } from "./schema";

/** Why something could not be read, in the terms of the audit stream's `hole`. */
export type ReadFailure = Pick<Hole, "code" | "status" | "message">;

export const HOLE_COLUMNS = ["hole_code", "hole_status", "hole_message"] as const;

/** The columns of a failure; of none, when what is kept was read. */
export function holeColumns(failure: ReadFailure | null): HoleColumns {
  return {
    hole_code: failure?.code ?? null,
    hole_status: failure?.status ?? null,
    hole_message: failure ? packText(failure.message) : null,
  };
}

/** The inverse of {@link holeColumns}. */
export function unpackFailure(row: HoleColumns): ReadFailure | null {
  if (row.hole_code === null || row.hole_message === null) return null;
  return { code: row.hole_code, status: row.hole_status, message: unpackText(row.hole_message) };
}
