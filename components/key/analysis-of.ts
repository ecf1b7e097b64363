import { analyse } from "@/lib/audit/effects/analyse";
import { kept } from "@/lib/audit/kept";

/** The analysis of a scope set, worked out once: many keys share one shape. */
export const analysisOf = kept(analyse, new WeakMap());
