import { describe, expect, it } from "vitest";
import type { Fleet, FleetAccount } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { accountSentence } from "./account-sentence";
import { type Reading, readingOf } from "./reading";
import { tallyOf } from "./tally";

const accounts = { read: 1, failed: 0, total: 1 };
const done: Reading = {
  read: 38,
  waiting: 0,
  failed: 0,
  total: 38,
  accounts,
  lists: 0,
  isRunning: false,
};
const partly: Reading = { ...done, read: 34, failed: 4 };
const tally = (everything: number, minting: number) => ({
  types: new Map(),
  effects: new Map(),
  everything,
  minting,
});

describe("the account's sentence", () => {
  it("counts what can do everything and what can make more keys", () => {
    expect(accountSentence(done, tally(4, 6))).toBe(
      "4 of 38 keys can do nearly everything; 6 more can create or change other keys.",
    );
  });

  it("never calls keys harmless that could not be read", () => {
    expect(accountSentence(partly, tally(0, 0))).toBe(
      "None of the 34 keys read can do nearly everything or create other keys. 4 could not be read, so what they can do is unknown.",
    );
    expect(accountSentence({ ...partly, failed: 1 }, tally(0, 0))).toMatch(
      / 1 could not be read, so what it can do is unknown\.$/,
    );
  });

  it("never takes keys that could not be listed for none", () => {
    const refused = { ...done, read: 0, total: 0, accounts: { read: 0, failed: 1, total: 1 } };
    expect(accountSentence(refused, tally(0, 0))).toBe(
      "No API keys are known. 1 account could not be read, so its keys are unknown.",
    );
    expect(accountSentence({ ...done, lists: 1 }, tally(0, 0))).toMatch(
      /1 list of accounts could not be read, so their keys are unknown\.$/,
    );
    expect(accountSentence({ ...done, read: 0, total: 0 }, tally(0, 0))).toMatch(
      /nothing to audit/,
    );
  });

  it("says that it is not done while it is not", () => {
    const running = { ...partly, failed: 0, waiting: 4, isRunning: true };
    expect(accountSentence(running, tally(0, 2))).toBe(
      "2 of the 34 keys read so far can create or change other keys; none can do nearly everything.",
    );
  });

  it("draws no conclusion from nothing read", () => {
    expect(accountSentence({ ...done, read: 0, failed: 38 }, tally(0, 0))).toBe(
      "None of 38 keys is read.",
    );
  });

  it("leaves out no account that was not read, of the very fleet it speaks of", () => {
    const account = (name: string, status: FleetAccount["status"], keys: number | null) =>
      [
        name,
        { account: name, label: name, region: "global", disabled: false, status, keys },
      ] as const;
    const fleet: Fleet = {
      ...emptyFleet("all"),
      accounts: new Map([
        account("self", "read", 2),
        account("subuser:a", "failed", null),
        account("subuser:b", "waiting", null),
        account("subuser:", "failed", null),
      ]),
      shapes: new Map([
        [0, ["api_keys.create"]],
        [1, ["mail.send"]],
      ]),
      keys: [0, 1].map((shape) => ({
        account: "self",
        api_key_id: `id-${shape}`,
        name: "",
        shape,
        readAtMs: 1,
      })),
      finishedAtMs: 2,
    };
    expect(accountSentence(readingOf(fleet, true), tallyOf(fleet))).toBe(
      "1 of 2 keys can create or change other keys; none can do nearly everything. 2 accounts and 1 list of accounts could not be read, so their keys are unknown.",
    );
  });
});
