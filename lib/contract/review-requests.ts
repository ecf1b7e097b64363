import { z } from "zod";
import { parseAccountId } from "@/lib/audit/account";
import { isApiKeyId, isMissingApiKeyId } from "@/lib/audit/api-key-id";
import { VERDICTS } from "@/lib/audit/review/review";
import { sha256 } from "./atoms";

/** What the calls of `/api/reviews` accept. Text has length limits, since the store and a file keep it for good. */

const words = (name: string, max: number) =>
  z.string().refine((text) => text.length <= max, `${name} is longer than ${max} characters.`);

/** `{id}` in an address: 128 random bits. */
export const ReviewId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .meta({ description: "A review’s id, as `GET /api/reviews` lists it." });

const person = z
  .strictObject({
    name: words("The name", 200),
    role: words("The role", 200).default(""),
    relation: words("The relation", 500).default(""),
  })
  .optional()
  .meta({
    description:
      "Who acts, as they say. Required where this server has no IDENTITY_HEADER, refused where it has: there the proxy says it.",
  });

/** The body of `POST /api/reviews`. */
export const OpenReviewBody = z.strictObject({ note: words("The note", 2_000), person });

const AccountName = z
  .string()
  .max(200)
  .refine(
    (id) => parseAccountId(id) !== null,
    "account must be self, subuser:NAME or account-id:ID.",
  )
  .meta({
    description: "As the review’s file names it: `self`, `subuser:NAME` or `account-id:ID`.",
  });

/**
 * Includes a key whose id SendGrid did not name: the file lists it by its place in the list, and it needs a decision
 * too.
 */
const ReviewedKeyId = z
  .string("This is not an API key’s id.")
  .refine((id) => isApiKeyId(id) || isMissingApiKeyId(id), "This is not an API key’s id.")
  .meta({
    description: "As the review’s file has it: `?1` stands for one that SendGrid did not name.",
  });

const key = { account: AccountName, api_key_id: ReviewedKeyId };

/** The body of `POST /api/reviews/{id}/decisions`. */
export const DecisionBody = z.strictObject({
  ...key,
  decision: z.enum(VERDICTS),
  rationale: words("The rationale", 2_000),
  seconds: z.int().min(0).max(1_000_000).meta({ description: "How long its key was looked at." }),
  together: z.int().min(1).max(100_000).meta({
    description: "How many keys are decided by the same act: with `also`, 1 and their number.",
  }),
  also: z.array(z.strictObject(key)).max(2_000).optional().meta({
    description:
      "Other keys to decide likewise, in one write: all of one owner and one scope set, and none privileged.",
  }),
  ticket: words("The ticket", 200).nullable().optional(),
  due: z.iso
    .date("due must be a day, such as 2026-12-31.")
    .nullable()
    .optional()
    .meta({ description: "The day by which it is to be done." }),
  previous: sha256.meta({ description: "The newest hash: of the last decision, or the opening." }),
  person,
});
export type DecisionBody = z.infer<typeof DecisionBody>;

/** The body of `POST /api/reviews/{id}/acknowledgement`. */
export const AcknowledgementBody = z.strictObject({
  head: sha256.meta({ description: "The hash of the last decision." }),
  person,
});

/** The query of `GET /api/reviews/{id}/decisions`. */
export const ReviewNewsQuery = z.object({
  after: sha256.meta({ description: "A hash of the review; the opening’s for all." }),
});
