import { describe, expect, it } from "vitest";
import type { Fleet, FleetAccount } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { standingOf } from "./standing";

const OPEN = { isWaiting: false, error: null };
const LOST = { isWaiting: false, error: new Error("offline") };

function fleetOf(
  statuses: Record<string, FleetAccount["status"]>,
  { keys = 0, isOver = true } = {},
): Fleet {
  const own = { label: "", region: "global", disabled: false, keys: null } as const;
  return {
    ...emptyFleet("all"),
    accounts: new Map(
      Object.entries(statuses).map(([account, status]) => [account, { ...own, account, status }]),
    ),
    keys: Array.from({ length: keys }, (_, at) => ({
      account: "self",
      api_key_id: `id-${at}`,
      name: "",
      shape: null,
      readAtMs: null,
    })),
    finishedAtMs: isOver ? 1 : null,
  };
}

describe("what a page shows of a fleet", () => {
  it("is empty only where every list was read in full", () => {
    expect(standingOf(fleetOf({ self: "read", "subuser:a": "read" }), OPEN)).toBe("empty");
    expect(standingOf(fleetOf({ self: "failed" }), OPEN)).toBe("unread");
    expect(standingOf(fleetOf({ self: "read", "subuser:a": "failed" }), OPEN)).toBe("unread");
    expect(standingOf(fleetOf({ self: "read", "subuser:": "failed" }), OPEN)).toBe("unread");
    expect(standingOf(fleetOf({ self: "read", "subuser:a": "waiting" }), OPEN)).toBe("unread");
    expect(standingOf(fleetOf({}), OPEN)).toBe("unread");
  });

  it("is never empty when the scan cannot be followed", () => {
    expect(standingOf(emptyFleet("self"), LOST)).toBe("failed");
    expect(standingOf(fleetOf({ self: "read" }, { isOver: false }), LOST)).toBe("failed");
  });

  it("waits while more may come, and shows what there is as soon as there is something", () => {
    expect(standingOf(emptyFleet("self"), { ...OPEN, isWaiting: true })).toBe("waiting");
    expect(standingOf(fleetOf({ self: "read" }, { isOver: false }), OPEN)).toBe("waiting");
    expect(standingOf(fleetOf({ self: "reading" }, { keys: 1, isOver: false }), OPEN)).toBe(
      "shown",
    );
    expect(standingOf(fleetOf({ self: "failed" }, { keys: 1 }), LOST)).toBe("shown");
  });

  it("is of accounts where the page is, and waits for the whole where the page does", () => {
    const accounts = fleetOf({ self: "failed" });
    expect(standingOf(accounts, OPEN, { of: "accounts" })).toBe("shown");
    const half = fleetOf({ self: "reading" }, { keys: 1, isOver: false });
    expect(standingOf(half, OPEN, { of: "accounts", isWhole: true })).toBe("waiting");
    expect(standingOf(half, LOST, { of: "accounts", isWhole: true })).toBe("shown");
  });
});
