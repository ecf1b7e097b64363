import "server-only";
import { z } from "zod";

/**
 * SendGrid's answers as they really are (SendGrid's API reference; where documentation and field reports differ, the
 * schema takes both). Unknown fields are ignored, unknown scopes kept.
 */

/** What identifies something. A NUL or half a surrogate pair would be another id, or none, in the store. */
const identity = z.string().regex(/^[^\0\p{Cs}]+$/u);

const wireKey = z.object({
  api_key_id: identity,
  // Not every client saw a name on every key.
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ""),
});

/** `GET /v3/api_keys`: names and ids only, never scopes. */
export const WireApiKeys = z.object({ result: z.array(wireKey) });

const wireKeyDetail = wireKey.extend({ scopes: z.array(z.string()) });

/** `GET /v3/api_keys/{id}`: flat in the field, wrapped in `result` in the documentation. Scopes that are missing are an error. */
export const WireApiKey = z.union([
  wireKeyDetail.transform((key) => [key]),
  z.object({ result: z.array(wireKeyDetail) }).transform(({ result }) => result),
  z.object({ result: wireKeyDetail }).transform(({ result }) => [result]),
]);

/** `GET /v3/scopes`. */
export const WireScopes = z.object({ scopes: z.array(z.string()) });

/** `GET /v3/subusers`: a bare array. `region` is there only when asked for. */
export const WireSubusers = z.array(
  z.object({
    id: z.number(),
    username: identity,
    email: z.string().optional(),
    disabled: z.boolean().default(false),
    region: z.enum(["global", "eu"]).default("global"),
  }),
);

/** `GET /v3/user/username`. */
export const WireUsername = z.object({ username: z.string() });

/** `GET /v3/partners/accounts`: `pages.last` is the cursor of the next page. */
export const WireCustomerAccounts = z.object({
  accounts: z.array(z.object({ id: identity, created_at: z.string().optional() })),
  pages: z.object({ last: z.string().optional() }).default({}),
});
