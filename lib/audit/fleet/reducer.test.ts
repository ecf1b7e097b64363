import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyRef } from "../key-ref";
import type { AuditEvent } from "./events";
import type { FleetKey } from "./fleet";
import { applyEvents, emptyFleet } from "./reducer";

const key = (api_key_id: string, shape: number | null, account = "self"): AuditEvent => ({
  type: "key",
  account,
  api_key_id,
  name: `name of ${api_key_id}`,
  shape,
  readAtMs: shape === null ? null : 1000 + shape,
});
const hole = (api_key_id: string | null, account = "self"): AuditEvent => ({
  type: "hole",
  account,
  api_key_id,
  code: "upstream_failed",
  status: 500,
  message: "SendGrid failed",
});
const account = (status: "reading" | "read" | "failed"): AuditEvent => ({
  type: "account",
  account: "self",
  label: "acme",
  region: "global",
  disabled: false,
  status,
  keys: 2,
});

describe("the fleet", () => {
  it("names keys first and fills their shapes in at the same place", () => {
    const named = applyEvents(emptyFleet(), [key("a", null), key("b", null)]);
    const read = applyEvents(named, [{ type: "shape", id: 1, scopes: ["mail.send"] }, key("a", 1)]);
    expect(named.keys.map((one) => one.shape)).toEqual([null, null]);
    expect(read.keys.map((one) => [one.api_key_id, one.shape])).toEqual([
      ["a", 1],
      ["b", null],
    ]);
    expect(read).not.toBe(named);
  });

  it("closes a hole when what it stood for is read, and only then", () => {
    const holed = applyEvents(emptyFleet(), [
      hole("a"),
      hole("a"),
      hole(null),
      hole("a", "subuser:x"),
    ]);
    expect(holed.holes).toHaveLength(3);
    expect(applyEvents(holed, [key("a", null)]).holes).toHaveLength(3);
    expect(applyEvents(holed, [key("a", 1)]).holes).toHaveLength(2);
    expect(applyEvents(holed, [account("reading")]).holes).toHaveLength(3);
    expect(applyEvents(holed, [account("read")]).holes).toHaveLength(2);
  });

  it("keeps what was read when a later scan names the key again", () => {
    const read = applyEvents(emptyFleet(), [key("a", 1)]);
    expect(applyEvents(read, [key("a", null)]).keys[0]).toMatchObject({ shape: 1, readAtMs: 1001 });
    expect(applyEvents(read, [key("a", 2)]).keys).toHaveLength(1);
  });

  it("would rather not know a key's scopes than give it those of another scan", () => {
    const shape = (scopes: string[]): AuditEvent => ({ type: "shape", id: 1, scopes });
    const read = applyEvents(emptyFleet(), [shape(["mail.send"]), key("a", 1)]);
    expect(applyEvents(read, [shape(["mail.send"])]).keys[0]?.shape).toBe(1);
    const again = applyEvents(read, [shape(["billing.read"]), key("b", 1)]);
    expect(again.keys.map((one) => one.shape)).toEqual([null, 1]);
  });

  it("replaces accounts and progress, and knows when the scan is done", () => {
    const count = { read: 1, failed: 0, total: 1 };
    const done: AuditEvent = {
      type: "done",
      startedAtMs: 1,
      finishedAtMs: 9,
      accounts: count,
      keys: count,
    };
    const fleet = applyEvents(emptyFleet(), [account("reading"), account("read"), done]);
    expect([...fleet.accounts.values()].map((one) => one.status)).toEqual(["read"]);
    expect(fleet).toMatchObject({ startedAtMs: 1, finishedAtMs: 9 });
    const progress: AuditEvent = {
      type: "progress",
      startedAtMs: 10,
      accounts: count,
      keys: count,
      stale: 0,
      waitingUntilMs: 5,
      paused: false,
      callsAMinute: { global: 588, eu: null },
    };
    expect(applyEvents(fleet, [progress])).toMatchObject({
      startedAtMs: 10,
      finishedAtMs: null,
      progress: { waitingUntilMs: 5, paused: false },
    });
  });

  const unasked = { global: null, eu: null };

  it("begins with nothing, and with no count that is not 0", () => {
    const none = { read: 0, failed: 0, total: 0 };
    expect(emptyFleet("self")).toEqual({
      target: "self",
      accounts: new Map(),
      keys: [],
      shapes: new Map(),
      holes: [],
      progress: {
        accounts: none,
        keys: none,
        stale: 0,
        waitingUntilMs: null,
        paused: false,
        callsAMinute: unasked,
      },
      startedAtMs: null,
      finishedAtMs: null,
    });
    expect(emptyFleet().target).toBeNull();
  });

  it("is waiting for nothing once the scan is done", () => {
    const accounts = { read: 1, failed: 2, total: 3 };
    const keys = { read: 4, failed: 5, total: 9 };
    const callsAMinute = { global: 600, eu: 60 };
    const waiting = { stale: 3, waitingUntilMs: 5, paused: true, callsAMinute };
    const fleet = applyEvents(emptyFleet("all"), [
      { type: "progress", startedAtMs: 1, accounts: keys, keys: accounts, ...waiting },
      { type: "done", startedAtMs: 1, finishedAtMs: 2, accounts, keys },
    ]);
    expect(fleet.target).toBe("all");
    expect(fleet.progress).toEqual({
      accounts,
      keys,
      stale: 0,
      waitingUntilMs: null,
      paused: false,
      callsAMinute: unasked,
    });
  });

  it("takes a shape for another when it has fewer, more or other scopes", () => {
    const shape = (...scopes: string[]): AuditEvent => ({ type: "shape", id: 1, scopes });
    const known = applyEvents(emptyFleet(), [shape("a", "b"), key("k", 1), key("other", 2)]);
    for (const again of [["a"], ["a", "b", "c"], ["a", "c"], ["c", "b"], []]) {
      const { keys, shapes } = applyEvents(known, [shape(...again)]);
      expect(keys.map((one) => [one.shape, one.readAtMs])).toEqual([
        [null, null],
        [2, 1002],
      ]);
      expect(shapes.get(1)).toEqual(again);
    }
    expect(applyEvents(known, [shape("a", "b")]).keys[0]).toMatchObject({ shape: 1 });
  });

  it("loses what is gone with its holes, an account with its keys, and takes it back when it returns", () => {
    const gone = (api_key_id: string | null): AuditEvent => ({
      type: "gone",
      account: "self",
      api_key_id,
    });
    const fleet = applyEvents(emptyFleet(), [
      account("read"),
      key("a", 1),
      key("b", null),
      hole("b"),
      key("a", 2, "subuser:x"),
      hole("a", "subuser:x"),
    ]);
    const without = applyEvents(fleet, [gone("b")]);
    expect(without.keys.map((one) => keyRef(one))).toEqual(["self/a", "subuser:x/a"]);
    expect(without.holes.map((one) => one.account)).toEqual(["subuser:x"]);
    const back = applyEvents(without, [key("b", 3), key("a", 4)]);
    expect(back.keys.map((one) => one.shape)).toEqual([4, 2, 3]);
    expect(applyEvents(fleet, [gone("a"), key("a", 5)]).keys[0]?.shape).toBe(5);
    const other = applyEvents(applyEvents(back, [hole("a"), hole(null)]), [gone(null)]);
    expect(other.keys.map((one) => one.account)).toEqual(["subuser:x"]);
    expect([...other.accounts.keys()]).toEqual([]);
    expect(other.holes.map((one) => one.account)).toEqual(["subuser:x"]);
  });

  it("is the same whatever the batches, and when old fleets are used again", () => {
    const event = fc
      .tuple(
        fc.constantFrom("a", "b", "c", "d"),
        fc.constantFrom("self", "subuser:x y"),
        fc.option(fc.nat(3)),
      )
      .map(([id, who, shape]) => key(id, shape, who));
    fc.assert(
      fc.property(fc.array(event), fc.nat(5), (events, size) => {
        const expected = new Map<string, FleetKey>();
        for (const { type: _, ...one } of events.filter((each) => each.type === "key")) {
          const at = keyRef(one);
          const before = expected.get(at);
          expected.set(at, one.shape === null && before ? before : one);
        }
        let fleet = emptyFleet();
        for (let from = 0; from < events.length; from += size + 1) {
          const batch = events.slice(from, from + size + 1);
          const twice = applyEvents(fleet, batch);
          fleet = applyEvents(fleet, batch);
          expect(fleet).toEqual(twice);
        }
        expect(fleet.keys).toEqual([...expected.values()]);
      }),
    );
  });

  it("takes 20,000 keys in batches: quadratic work would take longer than a test may", () => {
    const events = Array.from({ length: 20_000 }, (_, at) => key(`k${at}`, null));
    const filled = Array.from({ length: 20_000 }, (_, at) => key(`k${at}`, at % 50));
    let fleet = emptyFleet();
    for (const batch of [events, filled]) {
      for (let from = 0; from < batch.length; from += 250) {
        fleet = applyEvents(fleet, batch.slice(from, from + 250));
      }
    }
    expect(fleet.keys.filter((one) => one.shape !== null)).toHaveLength(20_000);
  });
});
