import { z } from "zod";

/** What an account's Email Activity keeps, by the name of the key that sent it. */
const Sent = z.record(
  z.string(),
  z.strictObject({
    /** The time of its newest message, as in the answer: SendGrid writes ISO 8601, and a test may use anything. */
    last_event_time: z.json(),
    messages: z.int().positive().default(1),
  }),
);

export const Activity = z.strictObject({
  /**
   * The refusal for an account without the add-on; absent if it has the add-on. The live API answered 400
   * (sendgrid-csharp#689).
   */
  refusal: z.literal([400, 401, 403, 404]).optional(),
  /** The prefix of the id in `api_key_id`: SendGrid's guide has `SG.`, its specification none. */
  prefix: z.enum(["SG.", ""]).default("SG."),
  sent: Sent.default({}),
  /** Refuses a query with more values with 400; absent: as many as an address can hold. */
  mostValues: z.int().positive().optional(),
  callsAMinute: z.int().positive().default(6),
});
export type Activity = z.infer<typeof Activity>;

/** Most accounts have not bought the add-on. */
export const NO_ADD_ON = Activity.parse({ refusal: 400 });

const MINUTE_MS = 60_000;
// One moment for the whole process: two calls for one message must return the same time.
const startedAtMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

/**
 * An account with the add-on, in which keys with these names sent their last mail this many minutes before the process
 * began.
 */
export function sentMinutesAgo(minutes: Readonly<Record<string, number>>): Activity {
  const sent = Object.entries(minutes).map(([name, ago]) => {
    const last_event_time = new Date(startedAtMs - ago * MINUTE_MS).toISOString();
    return [name, { last_event_time, messages: 1_000 }] as const;
  });
  return Activity.parse({ sent: Object.fromEntries(sent) });
}
