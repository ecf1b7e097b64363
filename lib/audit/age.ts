import type { AuditContext, KeyLife } from "./context";
import { DAY_MS } from "./day";
import { keyRef } from "./key-ref";

/** The age at which most policies ask for a key to be rotated. */
const OLD_DAYS = 90;

/** `older` and `younger` are proven; `perhaps`: the interval in which it was created holds both; null: nothing is known. */
export type Age = "older" | "perhaps" | "younger";

/** Whether a key is older than so many days, as far as its life proves. */
export function ageOf({ created }: KeyLife, nowMs: number, days = OLD_DAYS): Age {
  const limitMs = nowMs - days * DAY_MS;
  if (created.byMs <= limitMs) return "older";
  return created.afterMs !== null && created.afterMs >= limitMs ? "younger" : "perhaps";
}

/** The age of a key of a fleet by its context; null where that knows nothing of it. */
export function ageIn(
  context: Pick<AuditContext, "lives" | "nowMs"> | undefined,
  key: Parameters<typeof keyRef>[0],
): Age | null {
  const life = context?.lives?.get(keyRef(key));
  return context === undefined || life === undefined ? null : ageOf(life, context.nowMs);
}
