import { z } from "zod";
import type { Region } from "@/lib/audit/fleet/fleet";
import { ERROR_STATUS, isErrorCode } from "./errors";

/**
 * What our API answers. Strict: a field that is not named here must not leave the server, and every answer that a test of
 * the HTTP API sees is held to it. Browser code imports the types alone.
 */

const region = z.enum(["global", "eu"]) satisfies z.ZodType<Region>;
const scopes = z.array(z.string());

/** Which SendGrid a session talks to: its global host, its EU host, or the built-in sandbox account. */
export const SessionRegion = z.enum([...region.options, "sandbox"]);
export type SessionRegion = z.infer<typeof SessionRegion>;

/** `GET /api/session`. Times are ISO 8601, UTC. The key itself is never part of it. */
export const SessionView = z.strictObject({
  api_key_id: z.string(),
  region: SessionRegion,
  scopes: scopes.nullable().meta({
    description:
      "What the key may do; null where SendGrid would not tell. Asked again when a scan begins.",
  }),
  username: z.string().optional(),
  expires_at: z.iso.datetime(),
  idle_expires_at: z.iso.datetime(),
});
export type SessionView = z.infer<typeof SessionView>;

/** A key by its name and id, as SendGrid names these fields. */
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

/** One entry of `GET /api/v3/subusers` whose name can be read. */
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

/** The same where its name may be one that cannot be read. */
export const ListedSubuser = Subuser.extend({ username: z.string().nullable() });
export type ListedSubuser = z.infer<typeof ListedSubuser>;

/** `GET /api/v3/subusers`: a bare array, as SendGrid's. */
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
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;
