import "server-only";
import { LRUCache } from "lru-cache";
import type { Others } from "@/lib/audit/fleet/beyond";
import { processWide } from "@/lib/process-wide";
import { isFailure, type SendGridError } from "@/lib/sendgrid/error";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { listCustomerAccounts, listSubusers } from "@/lib/sendgrid/subusers";
import type { Session } from "../store/sessions";
import { provesNone } from "./proves-none";

/**
 * By session, for as long as the process remembers it: SendGrid refuses most keys one of the lists, so they need not
 * ask again.
 */
const told = processWide(
  "other accounts",
  () => new LRUCache<string, { others: Others | null }>({ max: 5_000 }),
);

/** What a list named; null if it was refused. `mayAskAgain`: it broke off, and may be complete next time. */
type Listed = { accounts: number | null; isWhole: boolean; mayAskAgain: boolean };

/**
 * How many accounts there are besides the key's own: subusers and customer accounts. Asks SendGrid once per session,
 * and again if a list broke off.
 * @returns null if SendGrid refuses the key both lists
 * @throws SendGridError if nothing of a list could be read; the process then remembers nothing
 */
export async function otherAccounts(
  sg: SendGrid,
  { id, scopes }: Pick<Session, "id" | "scopes">,
): Promise<Others | null> {
  const known = told.get(id);
  if (known !== undefined) return known.others;
  const mayListSubusers = scopes?.includes("subusers.read") ?? false;
  const lists = await Promise.all([
    scopes === null || mayListSubusers
      ? askedFor(listSubusers(sg), (error) => provesNone("subuser", error, scopes))
      : { accounts: null, isWhole: false, mayAskAgain: false },
    askedFor(listCustomerAccounts(sg), (error) => provesNone("account-id", error, scopes)),
  ]);
  const isRefused = lists.every(({ accounts }) => accounts === null);
  const others = isRefused
    ? null
    : {
        accounts: lists.reduce((sum, { accounts }) => sum + (accounts ?? 0), 0),
        isWhole: lists.every(({ isWhole }) => isWhole),
      };
  if (!lists.some(({ mayAskAgain }) => mayAskAgain)) told.set(id, { others });
  return others;
}

/** @param provesNone whether a refusal means that there are none, as in `accountsOf` */
async function askedFor(
  list: ReturnType<typeof listSubusers> | ReturnType<typeof listCustomerAccounts>,
  isNone: (error: SendGridError) => boolean,
): Promise<Listed> {
  try {
    const { rows, odd, failure } = await list;
    const isWhole = failure === null;
    return { accounts: rows.length + odd, isWhole, mayAskAgain: !isWhole };
  } catch (error) {
    if (!isFailure(error, "forbidden", "not_found")) throw error;
    return { accounts: null, isWhole: isNone(error), mayAskAgain: false };
  }
}
