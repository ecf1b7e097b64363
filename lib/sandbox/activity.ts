import { z } from "zod";

/** What an account's Email Activity holds, by the name of the key that sent it. */
const Sent = z.record(
  z.string(),
  z.strictObject({
    /** Of its newest message, as the answer has it: SendGrid writes ISO 8601, and a test whatever it likes. */
    last_event_time: z.json(),
    messages: z.int().positive().default(1),
  }),
);

export const Activity = z.strictObject({
  /** What an account without the add-on is answered; absent: it has the add-on. Live, it was 400 (sendgrid-csharp#689). */
  refusal: z.literal([400, 401, 403, 404]).optional(),
  /** What stands before the id in `api_key_id`: SendGrid's guide says `SG.`, its specification nothing. */
  prefix: z.enum(["SG.", ""]).default("SG."),
  sent: Sent.default({}),
  /** More values than that in a query are refused with 400; absent: as many as an address holds. */
  mostValues: z.int().positive().optional(),
  callsAMinute: z.int().positive().default(6),
});
export type Activity = z.infer<typeof Activity>;

/** Most accounts have not bought the add-on. */
export const NO_ADD_ON = Activity.parse({ refusal: 400 });

const MINUTE_MS = 60_000;
// One moment for the whole process: two calls for one message must not tell two times.
const startedAtMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

/** An account with the add-on, whose keys of these names sent their last mail so many minutes before the process began. */
export function sentMinutesAgo(minutes: Readonly<Record<string, number>>): Activity {
  const sent = Object.entries(minutes).map(([name, ago]) => {
    const last_event_time = new Date(startedAtMs - ago * MINUTE_MS).toISOString();
    return [name, { last_event_time, messages: 1_000 }] as const;
  });
  return Activity.parse({ sent: Object.fromEntries(sent) });
}
