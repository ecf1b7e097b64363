import type { Age } from "@/lib/audit/age";

/** What a key's history proves about its age. A key without history is `unknown`. */
export const AGE_WORD: Record<Age | "unknown", string> = {
  older: "Older than 90 days",
  perhaps: "May be older than 90 days",
  younger: "Younger than 90 days",
  unknown: "No history",
};
