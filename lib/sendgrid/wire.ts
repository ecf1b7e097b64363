import "server-only";
import { z } from "zod";
import { isApiKeyId } from "@/lib/audit/api-key-id";
import { eventTime } from "./event-time";

/**
 * SendGrid's answers as they really are (SendGrid's API reference; where documentation and field reports differ, the
 * schema accepts both). Ignores unknown fields, keeps unknown scopes.
 */

/** An identifier. With a NUL or half a surrogate pair, the store would hold another id, or none. */
const identity = z.string().regex(/^[^\0\p{Cs}]+$/u);

/** A row that lacks the fields we need. `odd`: its contents, to tell it from others like it. */
export type OddRow = { odd: string; name: string };

/** Whether a row of a list is one that could not be read. */
export function isOdd(row: object): row is OddRow {
  return "odd" in row;
}

/**
 * Checks rows one by one: an odd row neither fails the others nor gets dropped. If no row has any of the expected
 * fields, the answer has another shape.
 */
function rowsOf<Row extends object>(schema: z.ZodObject & z.ZodType<Row>) {
  const fields = Object.keys(schema.shape);
  const isMeant = (raw: unknown) =>
    raw instanceof Object && fields.some((field) => Object.hasOwn(raw, field));
  return z
    .array(z.unknown())
    .refine((rows) => rows.length === 0 || rows.some(isMeant))
    .transform((rows) =>
      rows.map((raw): Row | OddRow => {
        const parsed = schema.safeParse(raw);
        return parsed.success ? parsed.data : { odd: looksOf(raw), name: nameOf(raw) };
      }),
    );
}

/** The row's own fields as text. Leaves out deeper levels, since an answer may be nested without end. */
function looksOf(raw: unknown): string {
  const plain = (value: unknown) => (value instanceof Object ? "…" : value);
  if (!(raw instanceof Object)) return JSON.stringify(raw);
  return JSON.stringify(Object.entries(raw).map(([field, value]) => [field, plain(value)]));
}

function nameOf(raw: unknown): string {
  return raw instanceof Object && "name" in raw && typeof raw.name === "string" ? raw.name : "";
}

const apiKeyId = z.string().refine(isApiKeyId);

// Some clients have seen keys without a name.
const name = z.string().catch("");

/** `GET /v3/api_keys`: names and ids only, never scopes. */
export const WireApiKeys = z.object({
  result: rowsOf(z.object({ api_key_id: apiKeyId, name })),
});

const wireKeyDetail = z.object({ api_key_id: z.string(), name, scopes: z.array(z.string()) });

/** `GET /v3/api_keys/{id}`: flat in practice, wrapped in `result` in the documentation. Missing scopes are an error. */
export const WireApiKey = z.union([
  wireKeyDetail.transform((key) => [key]),
  z.object({ result: z.array(wireKeyDetail) }).transform(({ result }) => result),
  z.object({ result: wireKeyDetail }).transform(({ result }) => [result]),
]);

/** `GET /v3/scopes`. */
export const WireScopes = z.object({ scopes: z.array(z.string()) });

const region = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["global", "eu"]));

/**
 * `GET /v3/subusers`: a bare array. Only the name is required. SendGrid sends a region only on request; null if it sent
 * none, or none that has a host.
 */
export const WireSubusers = rowsOf(
  z.object({
    id: z.coerce.number().int().optional().catch(undefined),
    username: identity,
    email: z.string().optional().catch(undefined),
    disabled: z.boolean().catch(false),
    region: region.nullable().catch(null),
  }),
);

/** `GET /v3/user/username`. */
export const WireUsername = z.object({ username: z.string() });

/** `GET /v3/partners/accounts`: `pages.last` is the cursor of the next page. */
export const WireCustomerAccounts = z.object({
  accounts: rowsOf(z.object({ id: identity, created_at: z.string().optional().catch(undefined) })),
  pages: z.object({ last: z.string().optional().catch(undefined) }).catch({}),
});

/** The provisioning API's failures; SendGrid's other failures have no number. */
export const WireFailure = z.object({
  errors: z.array(z.object({ error_id: z.string().regex(/^\d{2}-\d{5}$/) })),
});

/**
 * `GET /v3/messages`. Keeps only the time of each message's last event, epoch ms, null if it is not a time. Parsing
 * drops recipient, sender and subject, so nothing can store, log or show them.
 */
export const WireMessages = z.object({
  messages: z.array(
    z.object({ last_event_time: z.unknown().optional().transform(eventTime).prefault(null) }),
  ),
});
