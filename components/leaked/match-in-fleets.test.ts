import { describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { matchInFleets } from "./match-in-fleets";

const A = "a".repeat(22);
const B = "b".repeat(22);

function account(id: string, status: "read" | "failed", keys: number | null): AuditEvent {
  return {
    type: "account",
    account: id,
    label: id,
    region: "global",
    disabled: false,
    status,
    keys,
  };
}
function key(id: string, api_key_id: string): AuditEvent {
  return { type: "key", account: id, api_key_id, name: api_key_id, shape: null, readAtMs: null };
}
const own = applyEvents(emptyFleet(), [account("self", "read", 1), key("self", A)]);
const all = applyEvents(emptyFleet(), [
  account("self", "read", 1),
  key("self", A),
  account("subuser:x", "read", 1),
  key("subuser:x", B),
  account("subuser:y", "failed", null),
]);

describe("leaked ids against all that was read", () => {
  it("counts a key that two fleets hold once", () => {
    const match = matchInFleets([A, B], [own, all]);
    expect(match.found.map(({ holders }) => holders.length)).toEqual([1, 1]);
    expect(match.keys).toBe(2);
  });

  it("names what could not be searched", () => {
    const match = matchInFleets(["c".repeat(22)], [own, all]);
    expect(match.notFound).toEqual(["c".repeat(22)]);
    expect(match.unlisted.map((each) => each.label)).toEqual(["subuser:y"]);
    expect(match.accounts).toHaveLength(2);
  });

  it("prefers the fleet that has an account's list over one that failed to read it", () => {
    const later = applyEvents(emptyFleet(), [account("subuser:y", "read", 1), key("subuser:y", B)]);
    const match = matchInFleets([B], [all, later]);
    expect(match.found[0]?.holders.map((holder) => holder.key.account)).toEqual([
      "subuser:x",
      "subuser:y",
    ]);
    expect(match.unlisted).toEqual([]);
  });

  it("has searched nothing when nothing was read", () => {
    expect(matchInFleets([A], [])).toMatchObject({ found: [], keys: 0, accounts: [] });
  });
});

describe("the key one is signed in with", () => {
  it("is one's own though no list has it", () => {
    const none = applyEvents(emptyFleet("self"), [account("self", "failed", null)]);
    expect(matchInFleets([A, B], [none], A)).toMatchObject({
      found: [{ api_key_id: A, holders: [] }],
      notFound: [B],
    });
    expect(matchInFleets([A], [own], A).found.map(({ holders }) => holders.length)).toEqual([1]);
  });
});

describe("whether everything was searched", () => {
  const count = { read: 1, failed: 0, total: 1 };
  const times = { startedAtMs: 1, finishedAtMs: 2 };
  const end: AuditEvent = { type: "done", ...times, accounts: count, keys: count };
  const isWhole = (target: string, ...events: AuditEvent[]) =>
    matchInFleets([A], [applyEvents(emptyFleet(target), events)]).isWhole;

  it("is so once every account is read, with every ID", () => {
    const read = [account("self", "read", 1), key("self", B)];
    expect(isWhole("all", ...read, end)).toBe(true);
    expect(isWhole("all", ...read)).toBe(false);
    expect(isWhole("self", ...read, end)).toBe(false);
    expect(isWhole("all", ...read, account("subuser:x", "failed", null), end)).toBe(false);
    expect(isWhole("all", account("self", "read", 1), key("self", "?1"), end)).toBe(false);
  });
});
