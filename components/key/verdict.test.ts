import { describe, expect, it } from "vitest";
import type { KeyType } from "@/lib/audit/classify";
import type { Reading } from "./reading";
import { verdictOf } from "./verdict";

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
const tally = (types: [KeyType, number][]) => ({ types: new Map(types), effects: new Map() });

describe("the verdict", () => {
  it("counts what can do everything and what can make more keys", () => {
    const types = tally([
      ["full_access", 3],
      ["custom_everything", 1],
    ]);
    expect(verdictOf(done, types, 6)).toBe(
      "4 of 38 keys can do nearly everything; 6 more can create or change other keys.",
    );
  });

  it("never calls keys harmless that could not be read", () => {
    expect(verdictOf(partly, tally([]), 0)).toBe(
      "None of the 34 keys read can do nearly everything, or create other keys. 4 could not be read: what they can do is unknown.",
    );
  });

  it("never takes keys that could not be listed for none", () => {
    const refused = { ...done, read: 0, total: 0, accounts: { read: 0, failed: 1, total: 1 } };
    expect(verdictOf(refused, tally([]), 0)).toBe(
      "No API key is known. 1 account could not be read: what keys are there is unknown.",
    );
    expect(verdictOf({ ...done, lists: 1 }, tally([]), 0)).toMatch(
      /1 list of accounts could not be read: what keys are there is unknown\.$/,
    );
    expect(verdictOf({ ...done, read: 0, total: 0 }, tally([]), 0)).toMatch(/nothing to audit/);
  });

  it("says that it is not done while it is not", () => {
    const running = { ...partly, failed: 0, waiting: 4, isRunning: true };
    expect(verdictOf(running, tally([]), 2)).toBe(
      "2 of the 34 keys read so far can create or change other keys; none can do nearly everything.",
    );
  });

  it("draws no conclusion from nothing read", () => {
    expect(verdictOf({ ...done, read: 0, failed: 38 }, tally([]), 0)).toBe(
      "None of 38 keys is read.",
    );
  });
});
