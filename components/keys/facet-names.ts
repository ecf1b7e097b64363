import type { Facet } from "./facets";

/** The facets by name, as their buttons and the filters that are on say it. */
export const FACET_NAME: Record<Facet, string> = {
  view: "View",
  read: "Reading",
  type: "Type",
  effect: "Can",
  severity: "Severity",
  group: "Group",
  scope: "Scope",
  shape: "Shape",
  account: "Account",
  rule: "Finding",
};
