import type { Age } from "@/lib/audit/age";

/** What a key's history proves of its age. A key without one is `unknown`. */
export const AGE_WORD: Record<Age | "unknown", string> = {
  older: "Older than 90 days",
  perhaps: "May be older than 90 days",
  younger: "Younger than 90 days",
  unknown: "No history",
};
