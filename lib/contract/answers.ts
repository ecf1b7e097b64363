import { z } from "zod";
import { PolicyDocument } from "@/lib/audit/policy/document";
import { count, region, time } from "./atoms";
import { ERROR_STATUS, isErrorCode } from "./errors";
import { ReviewNews } from "./reviews";

/**
 * What our API answers. Strict: a field that is not named here must not leave the server, and tests of the HTTP API
 * check every answer against it. Browser code imports only the types.
 */

const scopes = z.array(z.string());

/** Which SendGrid a session uses: its global host, its EU host, or the built-in sandbox account. */
export const SessionRegion = z.enum([...region.options, "sandbox"]);
export type SessionRegion = z.infer<typeof SessionRegion>;

/** `GET /api/session`. Times are ISO 8601, UTC. Never includes the key itself. */
export const SessionView = z.strictObject({
  api_key_id: z.string(),
  region: SessionRegion,
  scopes: scopes.nullable().meta({
    description:
      "What the key may do; null where SendGrid would not tell. Asked again when a scan begins.",
  }),
  username: z.string().optional(),
  person: z.strictObject({ name: z.string() }).optional().meta({
    description: "Who asks, as the identity-aware proxy says; absent where it says nobody.",
  }),
  named_by_proxy: z.literal(true).optional().meta({
    description: "This server has an IDENTITY_HEADER: nobody types a name.",
  }),
  expires_at: time,
  idle_expires_at: time,
});
export type SessionView = z.infer<typeof SessionView>;

/** A key by its name and id, in SendGrid's field names. */
export type ApiKeyName = { api_key_id: string; name: string };

/** `GET /api/v3/api_keys`. */
export const ApiKeyList = z.strictObject({
  result: z.array(
    z.strictObject({
      api_key_id: z.string().nullable().meta({
        description: "Null: SendGrid listed the key without an id that can be read.",
      }),
      name: z.string(),
    }),
  ),
});
export type ApiKeyList = z.infer<typeof ApiKeyList>;

/** `GET /api/v3/api_keys/{api_key_id}`. */
export const ApiKey = z.strictObject({ api_key_id: z.string(), name: z.string(), scopes });
export type ApiKey = z.infer<typeof ApiKey>;

/** `GET /api/v3/scopes`. */
export const Scopes = z.strictObject({ scopes });

/** One entry of `GET /api/v3/subusers` with a readable name. */
const Subuser = z.strictObject({
  id: z.int().optional(),
  username: z.string(),
  email: z.string().optional(),
  disabled: z.boolean(),
  region: region.nullable().meta({
    description: "Null: SendGrid names none, or one that is not known to have a host.",
  }),
});
export type Subuser = z.infer<typeof Subuser>;

/** The same, if its name may be unreadable. */
export const ListedSubuser = Subuser.extend({ username: z.string().nullable() });
export type ListedSubuser = z.infer<typeof ListedSubuser>;

/** `GET /api/v3/subusers`: a bare array, like SendGrid's. */
export const SubuserList = z.array(ListedSubuser);

/** `GET /api/v3/partners/accounts`. */
export const CustomerAccounts = z.strictObject({
  accounts: z.array(
    z.strictObject({ id: z.string().nullable(), created_at: z.string().optional() }),
  ),
  pages: z.strictObject({
    last: z.string().optional().meta({ description: "The cursor to pass as the next `offset`." }),
  }),
});
export type CustomerAccounts = z.infer<typeof CustomerAccounts>;

/** `GET /api/last-mail/{api_key_id}`. */
export const LastMail = z.strictObject({
  api_key_id: z.string(),
  state: z.enum(["sent", "silent", "cannot_ask"]).meta({
    description:
      '`silent`: no mail in what Email Activity keeps, 3 to 30 days by plan. It is not "unused": a key also reads and writes.',
  }),
  last_event_time: time.nullable().meta({
    description: "Of its newest message; null: it has none, or SendGrid’s time cannot be read.",
  }),
  asked_at: time,
  reason: z.string().nullable().meta({ description: "Why it cannot be asked, in a sentence." }),
});
export type LastMail = z.infer<typeof LastMail>;

/** `GET /api/last-mail`: the answers so far with this key, and the task that asks about all keys that can send. */
export const LastMails = z.strictObject({
  keys: z.array(LastMail),
  task: z
    .strictObject({
      status: z.enum(["running", "paused", "done", "cancelled"]),
      total: count.meta({ description: "How many keys can send, or are not read and so may." }),
      settled: count,
      calls: count.meta({ description: "To SendGrid, which allows 6 a minute." }),
      started_at: time,
      finished_at: time.nullable(),
      failure: z.string().nullable().meta({ description: "Why it was paused by itself." }),
    })
    .nullable()
    .meta({ description: "Null: none was ever started." }),
});
export type LastMails = z.infer<typeof LastMails>;

const PolicyWarning = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1),
  message: z.string(),
  help: z.string(),
});

/** `GET /api/policy`. */
export const PolicyView = z.strictObject({
  file: z.string().meta({ description: "The base name of POLICY_FILE." }),
  policy: PolicyDocument,
  warnings: z.array(PolicyWarning),
});
export type PolicyView = z.infer<typeof PolicyView>;

/** `GET /healthz` and `GET /readyz`. */
export const Health = z.strictObject({ status: z.literal("ok") });

/** SendGrid's own error envelope, with our stable `code`. `help` says what to do next. */
export const ErrorEnvelope = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        message: z.string().min(1),
        field: z.string().nullable(),
        code: z.enum(Object.keys(ERROR_STATUS).filter(isErrorCode)),
        help: z.string().nullable(),
      }),
    )
    .length(1),
  came_first: ReviewNews.optional().meta({
    description: "With `review_moved_on`: what was added behind the hash that was sent.",
  }),
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;
