import type { Facet } from "./facets";

/** The label of each facet, for its button and its active filters. */
export const FACET_NAME: Record<Facet, string> = {
  read: "Status",
  type: "Type",
  effect: "Can",
  severity: "Severity",
  group: "Group",
  scope: "Scope",
  shape: "Scope set",
  account: "Account",
  rule: "Finding",
  mail: "Last mail",
  age: "Age",
  owner: "Owner",
  purpose: "Purpose",
  data: "Data",
};
