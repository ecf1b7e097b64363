import type { SessionRegion } from "@/lib/contract/answers";

/** A region as a reader is told it. */
export const REGION_WORD: Record<SessionRegion, string> = {
  global: "global",
  eu: "EU",
  sandbox: "sandbox",
};
