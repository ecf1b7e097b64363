import "server-only";
import { SELF } from "@/lib/audit/account";
import { isFailure, SendGridError } from "./error";
import type { ListedId } from "./listed-id";
import { getScopesOfLiving } from "./scopes";
import type { SendGrid } from "./sendgrid";
import { get } from "./transport";
import { WireMessages } from "./wire";

/**
 * What Email Activity says about keys: the newest message of them all, or that it keeps none of theirs, or a refusal.
 */
export type NewestMail =
  /** `lastEventMs`: epoch ms; null if the time is unreadable. */
  | { state: "sent"; lastEventMs: number | null }
  | { state: "silent" }
  /** The status: without the scope or the add-on, SendGrid has answered 400, 403 and 404. */
  | { state: "refused"; status: number };

/** SendGrid's documentation writes a key's id sometimes with `SG.` before it, sometimes without. */
function queryOf(ids: readonly ListedId[]): string {
  const values = ids.flatMap((id) => [`"SG.${id}"`, `"${id}"`]);
  return `api_key_id IN (${values.join(",")})`;
}

/**
 * Asks once for the newest message that any of these keys of the own account sent (SendGrid's API reference, Email
 * Activity), in a lane of its own: 6 calls a minute. It is the only query ever sent there.
 * @throws SendGridError; `rejected` only if the key is dead
 */
export async function newestMail(sg: SendGrid, ids: readonly ListedId[]): Promise<NewestMail> {
  const query = { limit: 1, query: queryOf(ids) };
  const read = { path: "/v3/messages", query, account: SELF, schema: WireMessages } as const;
  try {
    // Email Activity exists only on the global host.
    const asked = { ...read, region: "global", lane: "messages" } as const;
    const { data } = await get(sg.credential, asked, sg.options);
    return data.messages.length === 0
      ? { state: "silent" }
      : { state: "sent", lastEventMs: newestOf(data.messages) };
  } catch (error) {
    if (!(error instanceof SendGridError) || !isRefusal(error)) throw error;
    // SendGrid tells an account without the add-on that it needs authorization: the key itself may be alive.
    if (error.status === 401) await assertNotDead(sg);
    return { state: "refused", status: error.status };
  }
}

/**
 * An answer that says nothing about the key, such as that of a gateway that doesn't know the path, doesn't prove it
 * dead.
 */
async function assertNotDead(sg: SendGrid): Promise<void> {
  await getScopesOfLiving(sg).catch((error: unknown) => {
    if (!isFailure(error, "not_found")) throw error;
  });
}

const REFUSALS = [400, 401, 403, 404];

function isRefusal(error: SendGridError): error is SendGridError & { status: number } {
  return error.status !== null && REFUSALS.includes(error.status);
}

function newestOf(messages: readonly { last_event_time: number | null }[]): number | null {
  const times = messages.flatMap(({ last_event_time }) => last_event_time ?? []);
  return times.length === 0 ? null : times.reduce((newest, time) => Math.max(newest, time));
}
