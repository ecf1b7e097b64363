import { describe, expect, it } from "vitest";
import { knownSubusers, mintingParents, subuserList } from "../findings/parent-reach";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { fleetOf, type PlainAccount } from "../testing/snapshots";
import { lossIfDeleted, soleHolders, tasksOf } from "./sole-holders";

const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id);

describe("what an account loses with a key", () => {
  const ACCOUNTS: Record<string, PlainAccount> = {
    self: {
      keys: [
        { id: "a", scopes: ["mail.send", "api_keys.read", "2fa_required", "x.new"] },
        { id: "b", scopes: ["mail.send", "stats.read"] },
        { id: "c", scopes: null },
      ],
    },
    "subuser:x": { keys: [{ id: "a", scopes: ["api_keys.read"] }] },
  };
  const lossOf = (id: string, account = "self", accounts = ACCOUNTS) => {
    const fleet = fleetOf(accounts);
    const key = fleet.keys.find((one) => one.api_key_id === id && one.account === account);
    if (key === undefined) throw new Error(`No ${id}.`);
    const { tasks, ...loss } = lossIfDeleted(fleet, key);
    return { ...loss, tasks: ids(tasks) };
  };

  it("is what no other key of that account has, and unsure while one of them is not read", () => {
    expect(lossOf("a")).toEqual({
      tasks: ["list-keys"],
      scopes: ["api_keys.read", "x.new"],
      isCertain: false,
      others: { read: 1, total: 2 },
    });
    expect(lossOf("a", "subuser:x")).toEqual({
      tasks: ["list-keys"],
      scopes: ["api_keys.read"],
      isCertain: true,
      others: { read: 0, total: 0 },
    });
  });

  it("is not known of a key that is not read itself", () => {
    expect(lossOf("c")).toEqual({
      tasks: [],
      scopes: [],
      isCertain: false,
      others: { read: 2, total: 2 },
    });
    const only = { self: { keys: [{ id: "c", scopes: null }] } };
    expect(lossOf("c", "self", only).isCertain).toBe(false);
  });
});

describe("keys that alone can do something", () => {
  const soleOf = (...scopes: (readonly string[])[]) => {
    const keys = scopes.map((each, at) => ({ id: `k${at}`, scopes: each }));
    const sole = soleHolders(fleetOf({ self: { keys } }));
    return Object.fromEntries([...sole].map(([key, tasks]) => [key.api_key_id, ids(tasks)]));
  };

  it("are told with all their tasks; what several can do is nobody's alone", () => {
    expect(
      soleOf(["mail.send", "stats.read", "api_keys.read"], ["mail.send"], ["mail.send"]),
    ).toEqual({ k0: expect.arrayContaining(["read-stats", "list-keys"]) });
    expect(soleOf(["mail.send"], ["mail.send"])).toEqual({});
    expect(soleOf(["mail.send"], [])).toEqual({ k0: ["send-mail"] });
  });

  it("are none in an account of one key", () => {
    expect(soleOf(["mail.send"])).toEqual({});
  });

  it("do no task by a scope that nobody knows", () => {
    expect(tasksOf(["mail.sendx", "MAIL.SEND", "2fa_required"])).toEqual([]);
    expect(ids(tasksOf(["mail.send"]))).toEqual(["send-mail"]);
  });
});

describe("parents that make keys", () => {
  it("are told with the scopes that do, whoever they are, but no subuser", () => {
    const keys = [
      { id: "both", scopes: ["api_keys.update", "api_keys.create"] },
      { id: "one", scopes: ["api_keys.update", "api_keys.read"] },
      { id: "none", scopes: ["api_keys.read"] },
      { id: "dark", scopes: null },
    ];
    const fleet = fleetOf({
      self: { keys },
      "account-id:c": { keys: keys.slice(1, 2) },
      "subuser:x": { keys },
    });
    const told = mintingParents(fleet).map(({ key, scopes }) => [
      key.account,
      key.api_key_id,
      scopes,
    ]);
    expect(told).toEqual([
      ["self", "both", ["api_keys.create", "api_keys.update"]],
      ["self", "one", ["api_keys.update"]],
      ["account-id:c", "one", ["api_keys.update"]],
    ]);
  });

  it("know their subusers once all was asked for and told, or one is there", () => {
    const done = {
      type: "done",
      startedAtMs: 1,
      finishedAtMs: 2,
      accounts: { read: 0, failed: 0, total: 0 },
      keys: { read: 0, failed: 0, total: 0 },
    } as const;
    expect(subuserList(emptyFleet("all"))).toBe("unlisted");
    expect(subuserList(applyEvents(emptyFleet("all"), [done]))).toBe("listed");
    expect(subuserList(applyEvents(emptyFleet("self"), [done]))).toBe("unlisted");
    expect(subuserList(fleetOf({ "subuser:x": { keys: null } }))).toBe("listed");
    const refused = fleetOf({ "subuser:x": { keys: [] }, "subuser:": { keys: null } });
    expect(subuserList(refused)).toBe("refused");
    expect(knownSubusers(refused)).toBe(1);
    expect(knownSubusers(fleetOf({ self: { keys: [] }, "account-id:c": { keys: [] } }))).toBe(0);
  });
});
