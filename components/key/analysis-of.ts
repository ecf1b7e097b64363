import { analyse } from "@/lib/audit/effects/analyse";
import { onceEach } from "./once-each";

/** The analysis of a scope set, computed once: many keys share one shape. */
export const analysisOf = onceEach(analyse);
