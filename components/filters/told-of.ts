import { kept } from "@/lib/audit/kept";
import type { KeyRow } from "./key-row";

type Told = Pick<KeyRow, "policy" | "lastMail">;

/**
 * What the rows of a list say besides their scopes, computed once per list: where they say nothing, every row is read.
 * `hasPolicy`: a policy judged any of them; `isOwned`: it names an owner; `isAsked`: somebody asked for a last mail.
 */
export const toldOf = kept(
  (rows: readonly Told[]) => ({
    hasPolicy: rows.some(({ policy }) => policy !== null),
    isOwned: rows.some(({ policy }) => (policy?.ownership ?? null) !== null),
    isAsked: rows.some(({ lastMail }) => lastMail !== null),
  }),
  new WeakMap(),
);
