import { describe, expect, it } from "vitest";
import type { Fleet, Progress } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { failuresOf, keysRead, notRead, scanSentence, scanState } from "./scan-state";

const OPEN = { waits: false, lost: false };

function fleet(progress: Partial<Progress>, finishedAtMs: number | null = null): Fleet {
  const none = emptyFleet();
  return { ...none, progress: { ...none.progress, ...progress }, finishedAtMs };
}
const keys = { read: 34, failed: 2, total: 38 };
const accounts = { read: 0, failed: 0, total: 1 };

describe("the state of a scan", () => {
  it("tells reading, waiting and paused apart, and a pause from a wait", () => {
    const kind = (progress: Partial<Progress>) =>
      scanState(fleet({ accounts, keys, ...progress }), OPEN).kind;
    expect(kind({})).toBe("reading");
    expect(kind({ waitingUntilMs: 5 })).toBe("waiting");
    expect(kind({ waitingUntilMs: 5, paused: true })).toBe("paused");
  });

  it("is done only when each key was read or failed: a cancelled scan has stopped", () => {
    expect(scanState(fleet({ accounts, keys }, 9), OPEN).kind).toBe("stopped");
    const whole = { read: 36, failed: 2, total: 38 };
    const listed = { read: 1, failed: 0, total: 1 };
    expect(scanState(fleet({ accounts: listed, keys: whole }, 9), OPEN).kind).toBe("done");
  });

  it("says that keys are read again while those of an earlier reading stand for the rest", () => {
    const again = { accounts, keys: { read: 2, failed: 0, total: 38 }, stale: 36 };
    expect(keysRead(scanState(fleet(again), OPEN))).toBe("2 of 38 keys read again");
    expect(keysRead(scanState(fleet({ ...again, stale: 0 }), OPEN))).toBe("2 of 38 keys read");
  });

  it("says that the whole is estimated while accounts are not listed, and how long it takes", () => {
    const account = (id: string, keys: number | null) =>
      [
        id,
        {
          account: id,
          label: id,
          region: "global",
          disabled: false,
          status: keys === null ? "waiting" : "reading",
          keys,
        },
      ] as const;
    const half = {
      ...fleet({
        accounts: { read: 0, failed: 0, total: 2 },
        keys: { read: 30, failed: 0, total: 1_000 },
        callsAMinute: { global: 588, eu: null },
      }),
      accounts: new Map([account("self", 1_000), account("subuser:a", null)]),
    };
    const state = scanState(half, OPEN);
    expect(keysRead(state)).toBe("30 of about 2,000 keys read");
    expect(scanSentence(state)).toBe("30 of about 2,000 keys read; about 3 min left.");
  });

  it("is as old as its oldest reading", () => {
    const read = { account: "self", name: "", shape: 0 };
    const done = {
      ...fleet({ accounts, keys }, 900),
      keys: [
        { ...read, api_key_id: "a", readAtMs: 300 },
        { ...read, api_key_id: "b", readAtMs: 700 },
        { ...read, api_key_id: "c", readAtMs: null },
      ],
    };
    expect(scanState(done, OPEN).oldestMs).toBe(300);
  });

  it("says every count with its whole, and never leaves a failure out", () => {
    const state = scanState(fleet({ accounts: { ...accounts, failed: 1 }, keys }), OPEN);
    expect(keysRead(state)).toBe("34 of 38 keys read");
    expect(notRead(state)).toBe("2 keys and 1 account could not be read");
    expect(scanSentence(state)).toBe("34 of 38 keys read; 2 keys and 1 account could not be read.");
  });

  it("counts failures that read the same together, the most frequent first", () => {
    const hole = { account: "self", api_key_id: "a", code: "x", message: "Refused." };
    const holes = [
      { ...hole, status: null },
      { ...hole, status: 403 },
      { ...hole, status: 403 },
    ];
    expect(failuresOf({ holes })).toEqual([
      { words: "Refused (403).", count: 2 },
      { words: "Refused.", count: 1 },
    ]);
  });
});
