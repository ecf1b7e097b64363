import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fleet, FleetAccount, Progress } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { leftWords, outlookOf, risen } from "./outlook";

const account = (at: number, fields: Partial<FleetAccount> = {}): FleetAccount => ({
  account: at === 0 ? "self" : `subuser:s${at}`,
  label: "",
  region: "global",
  disabled: false,
  status: "waiting",
  keys: null,
  ...fields,
});

function fleetOf(accounts: readonly FleetAccount[], progress: Partial<Progress>): Fleet {
  const none = emptyFleet("all");
  return {
    ...none,
    accounts: new Map(accounts.map((each) => [each.account, each])),
    progress: { ...none.progress, ...progress },
  };
}

/** 401 accounts with 8 keys each, of which `listed` are listed and read. */
const partOf = (listed: number, callsAMinute: number | null = 588) =>
  fleetOf(
    Array.from({ length: 401 }, (_, at) =>
      account(at, at < listed ? { status: "read", keys: 8 } : {}),
    ),
    {
      accounts: { read: listed, failed: 0, total: 401 },
      keys: { read: listed * 8, failed: 0, total: listed * 8 },
      callsAMinute: { global: callsAMinute, eu: null },
    },
  );

describe("the outlook of a scan", () => {
  it("counts what is known to come, and estimates the rest from the mean", () => {
    const { share, keys, isAbout } = outlookOf(partOf(163));
    expect({ keys, isAbout }).toEqual({ keys: 401 * 8, isAbout: true });
    // A bar over the keys listed so far would be full here, with 238 accounts not read.
    expect(share).toBeCloseTo(163 / 401, 5);
  });

  it("has its time from what SendGrid allows, and none where that is not known", () => {
    const outlook = outlookOf(partOf(163));
    expect(outlook.leftMs).toBeCloseTo(((238 * 9) / 588) * 60_000, 0);
    expect(leftWords(outlook)).toBe("about 4 min left");
    expect(leftWords(outlookOf(partOf(380)))).toBe("less than a minute left");
    expect(leftWords(outlookOf(partOf(163, null)))).toBe("");
  });

  it("takes the host that has most to do at its pace", () => {
    const eu = account(2, { region: "eu", status: "reading", keys: 90 });
    const global = account(0, { status: "reading", keys: 10 });
    const progress = {
      keys: { read: 0, failed: 0, total: 100 },
      callsAMinute: { global: 588, eu: 10 },
    };
    expect(leftWords(outlookOf(fleetOf([global, eu], progress)))).toBe("about 9 min left");
  });

  it("is exact once every account is listed, and whole once the scan is over", () => {
    const known = account(0, { status: "reading", keys: 38 });
    const progress = { keys: { read: 30, failed: 2, total: 38 } };
    expect(outlookOf(fleetOf([known], progress))).toMatchObject({ keys: 38, isAbout: false });
    const over = { ...fleetOf([known], progress), finishedAtMs: 1 };
    expect(outlookOf(over)).toMatchObject({ keys: 38, leftMs: null, share: 32 / 38 });
  });

  it("never falls while one scan runs, whatever is listed next", () => {
    const lists = fc.array(fc.nat(100), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lists, (keys) => {
        let shown = { target: null as string | null, share: 0 };
        // Each account's list is read first, then its keys.
        for (let step = 0; step <= 2 * keys.length; step += 1) {
          const [listed, done] = [Math.ceil(step / 2), Math.floor(step / 2)];
          const upTo = (at: number) => keys.slice(0, at).reduce((sum, each) => sum + each, 0);
          const accounts = keys.map((each, at) =>
            account(at, at < listed ? { status: "reading", keys: each } : {}),
          );
          const counts = { read: upTo(done), failed: 0, total: upTo(listed) };
          const fleet = fleetOf(accounts, { keys: counts });
          const next = risen(shown, fleet, outlookOf(fleet).share);
          expect(next.share).toBeLessThanOrEqual(1);
          if (shown.target === fleet.target) expect(next.share).toBeGreaterThanOrEqual(shown.share);
          shown = next;
        }
        expect(shown.share).toBe(1);
      }),
    );
  });

  it("begins anew with another account or another scan", () => {
    const before = { target: "self", share: 0.9 };
    expect(risen(before, emptyFleet("subuser:a"), 0.1).share).toBe(0.1);
    expect(risen(before, { ...emptyFleet("self"), finishedAtMs: 1 }, 0.5).share).toBe(0.5);
    expect(risen(before, emptyFleet("self"), 0.1).share).toBe(0.9);
  });
});
