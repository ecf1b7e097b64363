import { describe, expect, it } from "vitest";
import { emptyFleet } from "../fleet/reducer";
import { fleetOf, snapshotWith } from "../testing/snapshots";
import { factsOf } from "./facts";
import { isWhole, snapshotOf } from "./snapshot";

const SAVED = { tool: { name: "t", version: "1" }, target: "all", savedAtMs: 99_000_000 };

describe("snapshots to be asked", () => {
  it("come oldest first, whatever order they were chosen in", () => {
    const at = (atMs: number) => snapshotWith({ self: { keys: [] } }, { atMs });
    const [one, two, three] = [at(1_000), at(50_000), at(90_000)];
    for (const chosen of [
      [three, one, two],
      [two, three, one],
      [one, two, three],
    ]) {
      expect(factsOf(chosen).map(({ snapshot }) => snapshot)).toEqual([one, two, three]);
    }
  });

  it("have one analysis of equal sets, and none of what is not read or not there", () => {
    const keys = [
      { id: "a", scopes: ["mail.send", "2fa_required"] },
      { id: "b", scopes: null },
    ];
    const [one, other] = factsOf([
      snapshotWith({ self: { keys } }),
      snapshotWith({ self: { keys: [{ id: "c", scopes: ["mail.send"] }] } }, { atMs: 20_000_000 }),
    ]);
    if (one === undefined || other === undefined) throw new Error("Two went in.");
    const [a, b] = one.snapshot.keys;
    const [c] = other.snapshot.keys;
    if (a === undefined || b === undefined || c === undefined) throw new Error("Three went in.");
    expect(one.analysisOf(a)).toBe(other.analysisOf(c));
    expect(one.analysisOf(b)).toBeNull();
    expect(one.analysisOf({ ...a, shape: 7 })).toBeNull();
  });
});

describe("a whole snapshot", () => {
  const whole = (accounts: Parameters<typeof snapshotWith>[0], finished = true) =>
    isWhole(snapshotWith(accounts, { finished }));

  it("has every account to its end and every key's scopes", () => {
    const read = { keys: [{ id: "a", scopes: [] }] };
    expect(whole({ self: read })).toBe(true);
    expect(whole({ self: read, "subuser:x": { keys: null } })).toBe(false);
    expect(whole({ self: { keys: [...read.keys, { id: "b", scopes: null }] } })).toBe(false);
    expect(whole({ self: read }, false)).toBe(false);
  });
});

describe("what a snapshot holds of a fleet", () => {
  it("is no scope set that none of its keys has", () => {
    const fleet = fleetOf({ self: { keys: [{ id: "a", scopes: ["mail.send"] }] } });
    const shapes = new Map([...fleet.shapes, [99, ["stats.read"]]]);
    expect(snapshotOf({ ...fleet, shapes }, SAVED).shapes).toEqual([
      { scopes: ["mail.send"], set_by_sendgrid: [] },
    ]);
  });

  it("is each account's state: read, failed, not listed, or unfinished without the scan's end", () => {
    const accounts = {
      self: { keys: [] },
      "subuser:x": { keys: null },
      "subuser:": { keys: null },
    };
    const states = (finished: boolean) =>
      Object.fromEntries(
        snapshotWith(accounts, { finished }).accounts.map(({ account, status }) => [
          account,
          status,
        ]),
      );
    expect(states(true)).toEqual({ self: "read", "subuser:x": "failed", "subuser:": "not_listed" });
    expect(states(false)).toEqual({
      self: "unfinished",
      "subuser:x": "failed",
      "subuser:": "not_listed",
    });
  });

  it("was read no earlier than its oldest key, while its scan has not ended", () => {
    const keys = [
      { id: "a", scopes: ["mail.send"] },
      { id: "b", scopes: null },
      { id: "c", scopes: [] },
    ];
    const fleet = fleetOf({ self: { keys } }, { finished: false });
    const times = new Map([
      ["a", 30_000_000],
      ["c", 20_000_000],
    ]);
    const read = fleet.keys.map((key) => ({ ...key, readAtMs: times.get(key.api_key_id) ?? null }));
    const { read_after_ms, read_before_ms } = snapshotOf({ ...fleet, keys: read }, SAVED);
    expect(read_after_ms).toBeLessThanOrEqual(20_000_000);
    expect(read_before_ms).toBe(SAVED.savedAtMs);
    const earlier = snapshotOf({ ...fleet, keys: read.toReversed() }, SAVED);
    expect(earlier.read_after_ms).toBe(read_after_ms);
    expect(snapshotOf(emptyFleet(), SAVED).keys).toEqual([]);
  });
});
