import { z } from "zod";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { Count } from "@/lib/audit/fleet/fleet";
import { count as number, region } from "./atoms";

const account = z
  .string()
  .meta({ description: "`self`, `subuser:NAME` or `account-id:ID`; without a name, that list." });
const count = z.strictObject({
  read: number,
  failed: number,
  total: number,
}) satisfies z.ZodType<Count>;
const epochMs = number.meta({ description: "Epoch milliseconds." });

/** Each kind of line. The core owns the events themselves; the compiler checks each kind against its event. */
const LINES = {
  account: z.strictObject({
    type: z.literal("account"),
    account,
    label: z.string(),
    region,
    disabled: z.boolean(),
    status: z.enum(["waiting", "reading", "read", "failed"]),
    keys: number.nullable().meta({ description: "Null while the list has not been read." }),
  }),
  shape: z
    .strictObject({ type: z.literal("shape"), id: number, scopes: z.array(z.string()) })
    .meta({ description: "A set of scopes, told once, before the first key that has it." }),
  key: z.strictObject({
    type: z.literal("key"),
    account,
    api_key_id: z.string(),
    name: z.string(),
    shape: number.nullable().meta({
      description: 'The shape of its scopes; null while they are not read, never "no scopes".',
    }),
    readAtMs: epochMs.nullable(),
  }),
  hole: z
    .strictObject({
      type: z.literal("hole"),
      account,
      api_key_id: z.string().nullable().meta({ description: "Null: the whole account." }),
      code: z.string().meta({ description: "One of the codes of the error envelope." }),
      status: number
        .nullable()
        .meta({ description: "SendGrid’s HTTP status; null: it gave none." }),
      message: z.string(),
    })
    .meta({ description: "What could not be read, and why." }),
  gone: z
    .strictObject({ type: z.literal("gone"), account, api_key_id: z.string().nullable() })
    .meta({ description: "A key, or an account with its keys, that SendGrid no longer lists." }),
  progress: z.strictObject({
    type: z.literal("progress"),
    startedAtMs: epochMs,
    accounts: count,
    keys: count,
    stale: number,
    waitingUntilMs: epochMs.nullable(),
    paused: z.boolean(),
    callsAMinute: z.strictObject({ global: number.nullable(), eu: number.nullable() }),
  }),
  done: z.strictObject({
    type: z.literal("done"),
    startedAtMs: epochMs,
    finishedAtMs: epochMs,
    accounts: count,
    keys: count,
  }),
} satisfies { [Type in AuditEvent["type"]]: z.ZodType<Extract<AuditEvent, { type: Type }>> };

/** One line of `GET /api/audit`: see {@link AuditEvent}. */
export const AuditLine = z.discriminatedUnion("type", [
  LINES.account,
  LINES.shape,
  LINES.key,
  LINES.hole,
  LINES.gone,
  LINES.progress,
  LINES.done,
]);
