import type { KeyType } from "@/lib/audit/effects/classify";

/** A key's type as the console calls it. Where space is short "inferred" stands in the column's header instead. */
export const TYPE_WORD: Record<KeyType, string> = {
  full_access: "Full Access",
  custom_everything: "Custom, everything on",
  custom: "Custom",
  billing: "Billing",
  none: "No scopes",
};
