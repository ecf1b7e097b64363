import "server-only";
import type { Hole } from "@/lib/audit/fleet/fleet";
import { holeFailure } from "@/lib/contract/hole-failure";
import { ApiFailure } from "./api-failure";

/** The failure behind a hole, for a request that asked only for what is missing. */
export function failureOfHole(hole: Hole): ApiFailure {
  const { code, message, help } = holeFailure(hole);
  return new ApiFailure(code, message, help === null ? {} : { help });
}
