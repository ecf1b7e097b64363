import "server-only";
import { LRUCache } from "lru-cache";
import type { Others } from "@/lib/audit/fleet/beyond";
import { processWide } from "@/lib/process-wide";
import { isFailure, type SendGridError } from "@/lib/sendgrid/error";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { listCustomerAccounts, listSubusers } from "@/lib/sendgrid/subusers";
import type { Session } from "../store/sessions";
import { provesNone } from "./proves-none";

/** By session, for as long as the process remembers it: most keys are refused one of the lists, and need not ask again. */
const told = processWide(
  "other accounts",
  () => new LRUCache<string, { others: Others | null }>({ max: 5_000 }),
);

/** What a list named; null: it was refused. `mayAskAgain`: it broke off, and may be whole the next time. */
type Listed = { accounts: number | null; isWhole: boolean; mayAskAgain: boolean };

/**
 * How many accounts there are beside the key's own: its subusers and customer accounts. SendGrid is asked once a session,
 * and again where a list broke off.
 * @returns null where SendGrid refuses both lists to the key
 * @throws SendGridError for a list of which nothing could be read; nothing is remembered then
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
