import { z } from "zod";
import { account, count, sha256 as state, time } from "./atoms";
import { Snapshot, SnapshotAccount } from "./snapshot";

/** What the history calls answer. Strict, like answers.ts; times are ISO 8601, UTC. */

const seen = {
  first_after: time,
  first_before: time,
  last_after: time,
  last_before: time,
};

/** `GET /api/history`: the states of each account, newest first. */
export const History = z.strictObject({
  accounts: z.array(
    z.strictObject({
      account,
      label: z.string(),
      states: z.array(z.strictObject({ state, keys: count, ...seen })).meta({
        description:
          "Runs of readings that found the same keys, names and scopes: first, and last, seen between the two times.",
      }),
      failures: z.array(z.strictObject({ at: time, code: z.string(), status: z.int().nullable() })),
    }),
  ),
  others: count.meta({ description: "Accounts that are recorded, and this session may not see." }),
});
export type History = z.infer<typeof History>;

const scopes = z.array(z.string()).nullable();

/** One event in an account between two scans. */
const Change = z.strictObject({
  account,
  label: z.string(),
  kind: z
    .enum([
      "first",
      "added",
      "removed",
      "renamed",
      "rescoped",
      "unread",
      "read",
      "unreadable",
      "readable",
    ])
    .meta({
      description:
        "`first`: the history begins. `unread` and `read` are of a key’s scopes, `unreadable` and `readable` of the account’s list.",
    }),
  after: time.nullable().meta({ description: "Not before this; null: any time before." }),
  by: time.meta({ description: "When the reading was over that found it." }),
  api_key_id: z.string().nullable(),
  name: z.string().nullable(),
  previous_name: z.string().nullable(),
  gained: scopes.meta({
    description:
      "Scopes that a `rescoped` or `added` key got; null of one whose scopes were not read.",
  }),
  lost: scopes,
  keys: count.nullable().meta({ description: "Of `first`: how many there were." }),
  code: z.string().nullable(),
  status: z.int().nullable(),
});

/** `GET /api/history/changes`: events, newest first. */
export const HistoryChanges = z.strictObject({
  changes: z.array(Change),
  earlier: time.nullable().meta({ description: "Pass as `before` for more; null: that is all." }),
  since: time.nullable().meta({ description: "When the history begins; null: there is none." }),
});
export type HistoryChanges = z.infer<typeof HistoryChanges>;
export type HistoryChange = HistoryChanges["changes"][number];

const interval = z.strictObject({ after: time.nullable(), by: time });

/** `GET /api/history/lives`: what the history proves about each key that exists now. */
export const KeyLives = z.strictObject({
  lives: z.array(
    z.strictObject({
      account,
      api_key_id: z.string(),
      created: interval,
      renamed: interval.nullable(),
      scopes_changed: interval.nullable(),
    }),
  ),
});
export type KeyLives = z.infer<typeof KeyLives>;

/** `GET /api/history/{state}`: a snapshot of accounts that were all read. */
export const SnapshotFile = Snapshot.extend({
  accounts: z.array(SnapshotAccount.extend({ status: z.literal("read"), keys: count })),
  not_read: z.array(z.never()),
});
