import type { SessionRegion } from "@/lib/contract/answers";

export const REGION_WORD: Record<SessionRegion, string> = {
  global: "global",
  eu: "EU",
  sandbox: "sandbox",
};
