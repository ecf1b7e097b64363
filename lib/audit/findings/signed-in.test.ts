import { expect, it } from "vitest";
import { fleetOf, type PlainAccount } from "../testing/snapshots";
import { signedInOf } from "./signed-in";

const signedIn = (accounts: Record<string, PlainAccount>, scopes: readonly string[] | null) =>
  signedInOf(fleetOf(accounts), { api_key_id: "me", scopes });
const me = { account: "self", api_key_id: "me" };

it.each<[string, Record<string, PlainAccount>, readonly string[] | null, readonly string[] | null]>(
  [
    ["what was read of it", { self: { keys: [{ id: "me", scopes: ["new"] }] } }, ["old"], ["new"]],
    [
      "what was read where nothing was told",
      { self: { keys: [{ id: "me", scopes: [] }] } },
      null,
      [],
    ],
    [
      "what was told where it is not read",
      { self: { keys: [{ id: "me", scopes: null }] } },
      ["old"],
      ["old"],
    ],
    [
      "what was told where it is not listed",
      { self: { keys: [{ id: "a", scopes: ["x"] }] } },
      ["old"],
      ["old"],
    ],
    [
      "not what another account's key of its id has",
      { self: { keys: [] }, "subuser:a": { keys: [{ id: "me", scopes: ["x"] }] } },
      ["old"],
      ["old"],
    ],
  ],
)("has of the key that reads %s", (_what, accounts, told, scopes) => {
  expect(signedIn(accounts, told)).toEqual({ ...me, scopes });
});

it("is nobody where its scopes are not known, or the fleet is another account's", () => {
  expect(signedIn({ self: { keys: [] } }, null)).toBeNull();
  expect(signedIn({ "subuser:a": { keys: [{ id: "me", scopes: ["x"] }] } }, ["old"])).toBeNull();
});
