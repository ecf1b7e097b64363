import { z } from "zod";
import { type Account, parseAccountId, type Target } from "@/lib/audit/account";
import { isApiKeyId } from "@/lib/audit/api-key-id";
import { SessionRegion } from "./answers";
import { sha256 } from "./atoms";

/**
 * What our API accepts. Allow-lists, since encoding is no defense: `encodeURIComponent("..")` is `..`, and Next passes
 * decoded parameters. The messages are ours: Zod's own can repeat the input.
 */

/** A whole number in a query, digits only: no `1e2`, no `+1`, nothing empty. */
function wholeNumber(name: string, min: number, max: number) {
  const error = `${name} must be a whole number from ${min} to ${max}.`;
  const fromDigits = (value: unknown) =>
    typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return z.preprocess(fromDigits, z.int(error).min(min, error).max(max, error));
}

/** `{api_key_id}` in an address. */
export const ApiKeyId = z
  .string("This is not an API key’s id.")
  .refine(isApiKeyId, "This is not an API key’s id.")
  .meta({ description: "The public id of a key: its middle part." });

/** The target of `/api/audit`: one account, or `all`. */
const TargetParameter = z
  .string()
  .transform((value, context): Target => {
    const target = value === "all" ? value : parseAccountId(value);
    if (target !== null) return target;
    context.addIssue("account must be self, subuser:NAME, account-id:ID or all.");
    return z.NEVER;
  })
  .meta({ description: "`self`, `subuser:NAME`, `account-id:ID` or `all`." });

/** The query of `GET /api/audit`, of `/api/history` and the paths below it, and of `/api/reviews`. */
export const TargetQuery = z.object({ account: TargetParameter.prefault("self") });

const NO_MOMENT = "This must be a time in UTC, such as 2026-03-01T17:42:10Z.";
/** ISO 8601, at least to the second, as in our answers; becomes epoch ms. */
const Moment = z.iso
  .datetime(NO_MOMENT)
  .regex(/:\d\d(\.\d{1,3})?Z$/, NO_MOMENT)
  .transform((value) => Date.parse(value))
  .meta({ description: "ISO 8601, in UTC." });

/** The query of `GET /api/history/changes`. */
export const HistoryChangesQuery = TargetQuery.extend({
  before: Moment.optional(),
  limit: wholeNumber("limit", 1, 2_000).optional(),
});

/** `{state}` in an address. */
export const StateName = z
  .union([sha256.transform((hash) => ({ hash })), Moment.transform((atMs) => ({ atMs }))])
  .meta({ description: "The SHA-256 of a state, or a moment: what held then." });

/** The query of `DELETE /api/history`: one account, never all at once. */
export const ForgetQuery = z.object({
  account: z
    .string()
    .transform((value, context): Account => {
      const account = parseAccountId(value);
      if (account !== null) return account;
      context.addIssue("account must be self, subuser:NAME or account-id:ID.");
      return z.NEVER;
    })
    .meta({ description: "`self`, `subuser:NAME` or `account-id:ID`." }),
});

/** The body of `DELETE /api/history`. */
export const ForgetBody = z.strictObject({
  confirm: z.string().meta({ description: "The account’s label, as `GET /api/history` has it." }),
});

/** The query of `GET /api/v3/subusers`. SendGrid's defaults apply to missing parameters. */
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
    .regex(/^[A-Za-z0-9_-]{1,128}$/, "This is not an account’s id.")
    .optional()
    .meta({ description: "A cursor: `pages.last` of the page before." }),
});

/** The body of `POST /api/session`. Without a region, the server tries global, then EU. */
export const SignInBody = z.strictObject({
  api_key: z.string().meta({ description: "Any text that holds one whole key." }),
  region: SessionRegion.optional(),
});

/** What a reader may do to a scan. `retry` rereads what failed, `refresh` everything. */
export const ScanAction = z.enum(["refresh", "retry", "pause", "resume", "cancel"]);
export type ScanAction = z.infer<typeof ScanAction>;

/** The body of `POST /api/audit`. */
export const ScanActionBody = z.strictObject({ account: TargetParameter, action: ScanAction });

/** What a reader may do to the task that asks about all keys that can send. `start` asks about all of them again. */
export const MailAction = z.enum(["start", "pause", "resume", "cancel"]);
export type MailAction = z.infer<typeof MailAction>;

/** The body of `POST /api/last-mail`. */
export const MailActionBody = z.strictObject({ action: MailAction });
