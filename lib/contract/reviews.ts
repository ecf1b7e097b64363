import { z } from "zod";
import { VERDICTS } from "@/lib/audit/review/review";
import { account, count, epochMs, sha256, time } from "./atoms";
import { Snapshot } from "./snapshot";

/**
 * What the calls of `/api/reviews` answer. Strict, like answers.ts; times are ISO 8601, UTC, but epoch ms inside a
 * file.
 */

/** `GET /api/reviews`: newest first. */
export const ReviewList = z.strictObject({
  reviews: z.array(
    z.strictObject({
      id: z.string(),
      account: z.string().meta({
        description: "What it is of, as this session names it: one account, or `all`.",
      }),
      label: z.string().meta({ description: "That account’s name; of `all` its own account’s." }),
      note: z.string(),
      opened_at: time,
      opened_by: z.string(),
      keys: count,
      decided: count,
      state: z.enum(["open", "decided", "signed_off"]).meta({
        description: "`decided`: every key is, and a second person has yet to sign off.",
      }),
      signed_off_at: time.nullable(),
    }),
  ),
});
export type ReviewList = z.infer<typeof ReviewList>;

/** `POST /api/reviews`. */
export const ReviewOpened = z.strictObject({ id: z.string() });

/** `POST /api/reviews/{id}/decisions` and `/acknowledgement`: the hash that the next act must name. */
export const ReviewHash = z.strictObject({ sha256 });

const namedBy = z.string().optional().meta({
  description:
    '"typed", or "identity-aware proxy, header X": who said the name. Absent in version 1, where all are typed.',
});
const person = z.strictObject({
  name: z.string(),
  role: z.string(),
  relation: z.string(),
  named_by: namedBy,
});

const Decision = z.strictObject({
  account,
  api_key_id: z.string(),
  decision: z.enum(VERDICTS),
  rationale: z.string(),
  ticket: z.string().optional(),
  due: z.iso.date().optional().meta({ description: "The day by which it is to be done." }),
  reviewer: person,
  signed_in_with: z.string(),
  decided_at_ms: epochMs,
  seconds: count,
  together: count.meta({ description: "How many keys were decided by the same act." }),
  scopes_sha256: sha256.nullable(),
  previous: sha256,
  sha256,
});

const Acknowledgement = z.strictObject({
  acknowledged_by: person.omit({ relation: true }),
  acknowledged_at_ms: epochMs,
  head: sha256,
  sha256,
});

/**
 * What was added to a review after a hash: `GET /api/reviews/{id}/decisions`, and the body of a 409 `review_moved_on`.
 */
export const ReviewNews = z.strictObject({
  head: sha256.meta({ description: "What the next decision, or the acknowledgement, follows on." }),
  decisions: z.array(Decision),
  acknowledgement: Acknowledgement.nullable(),
});
export type ReviewNews = z.infer<typeof ReviewNews>;

const Opening = z.strictObject({
  note: z.string(),
  opened_by: person,
  opened_with: z.string(),
  opened_at_ms: epochMs,
  privileged: z.string(),
  snapshot_sha256: sha256,
  owners: z
    .array(
      z.strictObject({
        owner: z.string(),
        purpose: z.string().nullable(),
        data: z.string().nullable(),
        keys: z.array(z.string()).meta({ description: "Each as ACCOUNT/API_KEY_ID." }),
      }),
    )
    .optional()
    .meta({ description: "Who the policy said owned which keys; absent where it said nothing." }),
  controls: z
    .array(z.strictObject({ reference: z.string(), keys: z.array(z.string()).nullable() }))
    .optional()
    .meta({
      description:
        "The controls that the policy maps keys to, null for every key: the organization’s own mapping.",
    }),
  waivers: z
    .array(
      z.strictObject({
        rule: z.string(),
        reason: z.string(),
        owner: z.string(),
        approver: z.string(),
        ticket: z.string().nullable(),
        expires: z.iso.date().meta({ description: "The last day that it holds, in UTC." }),
        keys: z.array(z.string()),
      }),
    )
    .optional()
    .meta({
      description: "The policy’s waivers that counted when the review was opened, by rule and key.",
    }),
  manifest: z
    .array(
      z.strictObject({
        path: z.string(),
        account: z.string(),
        status: z.int().nullable(),
        count,
        after_ms: epochMs,
        before_ms: epochMs,
      }),
    )
    .optional()
    .meta({
      description:
        "What was asked of SendGrid for the frozen reading: by path and account, how it answered (null: it did not) and how many times or items.",
    }),
});

/** `GET /api/reviews/{id}`: the review's file, which the page and `key-audit verify` check. */
export const ReviewFile = z.strictObject({
  format: z.literal("sendgrid-key-audit-review"),
  version: z.int().min(1).max(2),
  statement: z.string(),
  population: z.string().optional().meta({
    description: "How much was read: begins with INCOMPLETE where not all of it was.",
  }),
  opening: Opening,
  opening_sha256: sha256,
  snapshot: Snapshot,
  decisions: z.array(Decision),
  acknowledgement: Acknowledgement.nullable(),
});
