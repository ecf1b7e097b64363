import type { Analysis } from "@/lib/audit/effects/analyse";

/** What the list is most often asked for. Keys that are not read are in none of these: see the facet `read`. */
export const VIEWS = ["mints-keys", "nearly-full", "recipients", "unknown-scopes"] as const;
export type View = (typeof VIEWS)[number];

const HOLDS: Record<View, (analysis: Analysis) => boolean> = {
  "mints-keys": ({ effects }) => effects.some(({ effect }) => effect === "mint"),
  "nearly-full": ({ classification: { type } }) =>
    type === "full_access" || type === "custom_everything",
  recipients: ({ effects }) => effects.some(({ effect }) => effect === "recipients"),
  "unknown-scopes": ({ unknown }) => unknown.length > 0,
};

/** The views that a key of this analysis is in. */
export function viewsOf(analysis: Analysis): View[] {
  return VIEWS.filter((view) => HOLDS[view](analysis));
}
