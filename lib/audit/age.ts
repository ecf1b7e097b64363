import type { AuditContext, KeyLife } from "./context";
import { DAY_MS } from "./day";
import { keyRef } from "./key-ref";

/** The age at which most policies require rotating a key. */
const OLD_DAYS = 90;

/** `older` and `younger` are proven; `perhaps`: its creation interval allows both; null: nothing is known. */
export type Age = "older" | "perhaps" | "younger";

/** Whether a key is older than this many days, as far as its life proves. */
export function ageOf({ created }: KeyLife, nowMs: number, days = OLD_DAYS): Age {
  const limitMs = nowMs - days * DAY_MS;
  if (created.byMs <= limitMs) return "older";
  return created.afterMs !== null && created.afterMs >= limitMs ? "younger" : "perhaps";
}

/** The age of a fleet's key from its context; null if the context doesn't know the key. */
export function ageIn(
  context: Pick<AuditContext, "lives" | "nowMs"> | undefined,
  key: Parameters<typeof keyRef>[0],
): Age | null {
  const life = context?.lives?.get(keyRef(key));
  return context === undefined || life === undefined ? null : ageOf(life, context.nowMs);
}
