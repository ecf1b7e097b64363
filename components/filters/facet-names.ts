import type { Facet } from "./facets";

/** The facets by name, as their buttons and the filters that are on say it. */
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
