import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyKeys, type PlainKey, snapshotWith } from "../testing/snapshots";
import { factsOf } from "./facts";
import { historyOf } from "./key-history";

const DAY_MS = 86_400_000;
const KEY = { account: "self", api_key_id: "a" };

/** One scan a day, starting on the first; null: the account could not be read that day. */
function readings(days: readonly (readonly PlainKey[] | null)[]) {
  return factsOf(
    days.map((keys, day) => snapshotWith({ self: { keys } }, { atMs: (day + 1) * DAY_MS })),
  );
}

const with_ = (...scopes: string[]) => [{ id: "a", scopes }];
/** When a day's scopes were read: its list was read no earlier, and everything was read by the end. */
const readOn = (day: number) => day * DAY_MS + 1_000;
const begun = (day: number) => day * DAY_MS;
const by = (day: number) => day * DAY_MS + 2_000;

describe("what readings prove of a key", () => {
  it("is no beginning where the first reading has it", () => {
    expect(historyOf(readings([with_(), with_()]), KEY)).toEqual({
      appeared: { afterMs: null, byMs: readOn(1) },
      went: null,
      rescoped: null,
      readings: 2,
    });
  });

  it("is that it came and went between two readings", () => {
    const { appeared, went } = historyOf(readings([[], [], with_(), with_(), []]), KEY);
    expect(appeared).toEqual({ afterMs: begun(2), byMs: readOn(3) });
    expect(went).toEqual({ afterMs: readOn(4), byMs: by(5) });
  });

  it("is nothing by a reading that could not see the account", () => {
    const { appeared, went } = historyOf(readings([[], null, with_(), null]), KEY);
    expect(appeared).toEqual({ afterMs: begun(1), byMs: readOn(3) });
    expect(went).toBeNull();
  });

  it("is when its scopes last changed, past readings that did not see them", () => {
    const days = [
      with_("mail.send"),
      with_("mail.send"),
      [{ id: "a", scopes: null }],
      with_("mail.send", "templates.read"),
      with_("mail.send", "templates.read", "2fa_required"),
    ];
    const history = historyOf(readings(days), KEY);
    expect(history.rescoped).toEqual({ afterMs: readOn(2), byMs: readOn(4) });
    expect(history.readings).toBe(4);
  });

  it("never is an interval that does not hold the truth", () => {
    // What really happened: the key appeared on one day, and its scopes changed on another.
    const life = fc.record({
      came: fc.integer({ min: 0, max: 9 }),
      changed: fc.integer({ min: 0, max: 9 }),
    });
    const seen = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(life, seen, anyKeys(false), ({ came, changed }, isSeen, others) => {
        const noise = others.filter(({ id }) => id !== "a");
        const days = isSeen.map((isRead, at) => {
          const day = at + 1;
          if (!isRead) return null;
          if (day <= came) return noise;
          return [...noise, { id: "a", scopes: day <= changed ? ["mail.send"] : ["billing.read"] }];
        });
        const { appeared, rescoped, went } = historyOf(readings(days), KEY);
        // During the night after that day: half a day later.
        const cameMs = (came + 0.5) * DAY_MS;
        const changedMs = (changed + 0.5) * DAY_MS;
        if (appeared !== null) {
          expect(appeared.afterMs ?? 0).toBeLessThan(cameMs);
          expect(appeared.byMs).toBeGreaterThan(cameMs);
        }
        if (rescoped !== null) {
          expect(rescoped.afterMs).toBeLessThan(changedMs);
          expect(rescoped.byMs).toBeGreaterThan(changedMs);
        }
        expect(went).toBeNull();
      }),
    );
  });
});
