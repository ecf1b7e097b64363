import { z } from "zod";
import { type Account, parseAccountId } from "@/lib/audit/account";
import { isApiKeyId } from "@/lib/audit/api-key-id";
import { SessionRegion } from "./answers";

/**
 * What our API takes. Allow-lists, since encoding is no defence: `encodeURIComponent("..")` is `..`, and Next hands over
 * decoded parameters. The messages are ours: Zod's own can repeat what was sent.
 */

/** A whole number from a query, in digits alone: no `1e2`, no `+1`, nothing empty. */
function wholeNumber(name: string, min: number, max: number) {
  const error = `${name} must be a whole number from ${min} to ${max}.`;
  const fromDigits = (value: unknown) =>
    typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return z.preprocess(fromDigits, z.int(error).min(min, error).max(max, error));
}

/** `{api_key_id}` in an address. */
export const ApiKeyId = z
  .string("This is not an API key's id.")
  .refine(isApiKeyId, "This is not an API key's id.")
  .meta({ description: "The public id of a key: its middle part." });

/** What `/api/audit` looks at: one account, or `all`. */
const AuditTarget = z
  .string()
  .transform((value, context): Account | "all" => {
    const target = value === "all" ? value : parseAccountId(value);
    if (target !== null) return target;
    context.addIssue("account must be self, subuser:NAME, account-id:ID or all.");
    return z.NEVER;
  })
  .meta({ description: "`self`, `subuser:NAME`, `account-id:ID` or `all`." });

/** The query of `GET /api/audit`. */
export const AuditQuery = z.object({ account: AuditTarget.prefault("self") });

/** The query of `GET /api/v3/subusers`. What is not given is left to SendGrid's defaults. */
export const SubusersQuery = z.object({
  username: z
    .string()
    .regex(/^[\x20-\x7e]{1,128}$/, "This is not a username.")
    .optional(),
  limit: wholeNumber("limit", 1, 500).optional(),
  offset: wholeNumber("offset", 0, 1_000_000).optional(),
});

/** The query of `GET /api/v3/partners/accounts`. */
export const CustomerAccountsQuery = z.object({
  limit: wholeNumber("limit", 1, 100).optional(),
  offset: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,128}$/, "This is not an account's id.")
    .optional()
    .meta({ description: "A cursor: `pages.last` of the page before." }),
});

/** The body of `POST /api/session`. Without a region it is found: global is tried, then EU. */
export const SignInBody = z.strictObject({
  api_key: z.string().meta({ description: "Any text that holds one whole key." }),
  region: SessionRegion.optional(),
});

/** What a reader may ask of a scan. `retry` reads again what failed, `refresh` everything. */
export const ScanAction = z.enum(["refresh", "retry", "pause", "resume", "cancel"]);
export type ScanAction = z.infer<typeof ScanAction>;

/** The body of `POST /api/audit`. */
export const ScanActionBody = z.strictObject({ account: AuditTarget, action: ScanAction });
