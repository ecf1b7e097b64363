import type { SandboxKey } from "../account";
import { askedApiKeyIds } from "../activity-query";
import { type Call, idShown, isReply, numberOf, ownAccountOf } from "../call";
import { editedKeys } from "../key-edits";
import { failures, json, type Reply } from "../reply";

export const MESSAGES = "/v3/messages";

/** Recipient, sender and subject: personal data, which must appear nowhere but in an answer. */
export const PERSONAL = {
  from_email: "orders@sender-of-mail.example",
  to_email: "jane.roe@recipient-of-mail.example",
  subject: "Your prescription of 25 November",
};

const MOST = 1_000;
const MINUTE_MS = 60_000;
const ALLOWED_BY = ["messages.read", "email_activity.read"];
const REFUSALS = {
  400: failures.noEmailActivity,
  401: failures.authorizationRequired,
  403: failures.accessForbidden,
  404: failures.notFound,
};

/** GET /v3/messages: the newest messages of the own account, whatever `on-behalf-of` says, only on the global host. */
export function listMessages(call: Call): Reply {
  if (call.host === "eu") return failures.notFound();
  const account = ownAccountOf(call);
  if (isReply(account)) return account;
  const { tenant, activity, query } = call;
  if (!ALLOWED_BY.some((scope) => tenant.scopes.has(scope))) return failures.accessForbidden();
  if (activity.refusal !== undefined) return REFUSALS[activity.refusal]();
  const limit = numberOf(query, "limit", 1, 10);
  if (typeof limit !== "number") return limit;
  if (limit > MOST) return failures.badParameter("limit");
  const asked = askedApiKeyIds(query.get("query") ?? "");
  if ("problem" in asked) return json(400, { errors: [{ message: asked.problem }] });
  if (asked.size > (activity.mostValues ?? MOST)) return failures.badParameter("query");
  const messages = editedKeys(account, call.edits)
    .filter((key) => asked.has(activity.prefix + idShown(call, key)))
    .flatMap((key) => newestOf(call, key, limit));
  return json(200, { messages: newestFirst(messages).slice(0, limit) });
}

type Message = ReturnType<typeof messageOf>;

/** Creates only the messages it returns, out of a million. */
function newestOf({ activity }: Call, key: SandboxKey, limit: number): Message[] {
  const sent = activity.sent[key.name ?? ""];
  if (sent === undefined) return [];
  const count = Math.min(sent.messages, limit);
  return Array.from({ length: count }, (_, nth) =>
    messageOf(key, nth, minutesBefore(sent.last_event_time, nth)),
  );
}

function messageOf(key: SandboxKey, nth: number, last_event_time: unknown) {
  return {
    ...PERSONAL,
    msg_id: `${key.api_key_id.slice(0, 8)}.filterdrecv-${nth}`,
    status: "delivered",
    opens_count: 0,
    clicks_count: 0,
    last_event_time,
  };
}

/** The messages before the newest are a minute apart. An unreadable time is the same for all. */
function minutesBefore(time: unknown, nth: number): unknown {
  const newestMs = epochMs(time);
  if (nth === 0 || newestMs === null) return time;
  return new Date(newestMs - nth * MINUTE_MS).toISOString();
}

const epochMs = (time: unknown) => {
  const parsed = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
};

function newestFirst(messages: Message[]): Message[] {
  const at = ({ last_event_time }: Message) => epochMs(last_event_time) ?? 0;
  return messages.sort((a, b) => at(b) - at(a));
}
