import type { SessionRegion } from "@/lib/contract/answers";

/** A region's name in the interface. */
export const REGION_WORD: Record<SessionRegion, string> = {
  global: "global",
  eu: "EU",
  sandbox: "sandbox",
};
