import { describe, expect, it } from "vitest";
import { pastOf } from "../testing/pasts";
import { type PastAccount, pastSnapshot } from "./past-snapshot";

const tool = { name: "t", version: "1" };
const SCOPES = new Map([
  ["x", ["mail.send"]],
  ["y", ["stats.read", "templates.read"]],
]);

/** An account whose keys were first seen between 1 and 2 and last seen between 5 and 8, all shifted by this much. */
function seen(account: string, laterMs: number): PastAccount {
  const facts = {
    a: { name: "one", shape: "x" },
    b: { name: "two", shape: "y" },
    c: { name: "three", shape: null },
    d: { name: "four", shape: "of a hash that is gone" },
  };
  const past = pastOf([
    { afterMs: laterMs + 1, beforeMs: laterMs + 2, facts },
    { afterMs: laterMs + 5, beforeMs: laterMs + 8, facts },
    { afterMs: laterMs + 9, beforeMs: laterMs + 9, facts: { a: facts.a } },
  ]);
  const [state] = past.states;
  if (state === undefined) throw new Error("It was read.");
  return { account, label: `the ${account}`, region: "eu", disabled: true, past, state };
}

const ask = (accounts: readonly PastAccount[], atMs: number | null) =>
  pastSnapshot(accounts, SCOPES, { target: "all", atMs, tool });

describe("the snapshot of a state that was recorded", () => {
  it("has its keys with their scopes, null where those are not recorded", () => {
    const { shapes, ...snapshot } = ask([seen("self", 0)], null);
    expect(
      snapshot.keys.map(({ api_key_id, name, shape, read_at_ms }) => [
        api_key_id,
        name,
        shape === null ? null : shapes[shape]?.scopes,
        read_at_ms,
      ]),
    ).toEqual([
      ["a", "one", SCOPES.get("x"), null],
      ["b", "two", SCOPES.get("y"), null],
      ["c", "three", null, null],
      ["d", "four", null, null],
    ]);
    expect(snapshot.accounts).toEqual([
      { account: "self", label: "the self", region: "eu", disabled: true, status: "read", keys: 4 },
    ]);
    expect(snapshot).toMatchObject({ target: "all", tool });
  });

  it.each([
    [null, 5, 8],
    [1, 5, 8],
    [2, 2, 2],
    [4, 4, 4],
    [5, 5, 5],
    [6, 5, 8],
  ])("asked for at %s was read after %i and by %i", (atMs, read_after_ms, read_before_ms) => {
    expect(ask([seen("self", 0)], atMs)).toMatchObject({ read_after_ms, read_before_ms });
  });

  it("of several accounts was read after the first and by the last of them", () => {
    const snapshot = ask([seen("self", 10), seen("subuser:b", 0), seen("subuser:c", 5)], null);
    expect(snapshot).toMatchObject({ read_after_ms: 5, read_before_ms: 18 });
    expect(snapshot.accounts.map(({ account }) => account)).toEqual([
      "self",
      "subuser:b",
      "subuser:c",
    ]);
  });
});
