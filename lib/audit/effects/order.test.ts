import fc from "fast-check";
import { expect, it } from "vitest";
import { auditFleet } from "../findings/audit-fleet";
import { keyRef } from "../key-ref";
import { anyAccounts, fleetOf } from "../testing/snapshots";
import { keysInOrder } from "./order";

it("is the most exposed first, what is not read last, and names beside that", () => {
  const keys = [
    { id: "1", name: "unread", scopes: null },
    { id: "2", name: "b", scopes: ["templates.read"] },
    { id: "3", name: "a", scopes: ["templates.read"] },
    { id: "4", name: "z", scopes: ["api_keys.create", "mail.send"] },
  ];
  const names = keysInOrder(fleetOf({ self: { keys } })).map(({ name }) => name);
  expect(names).toEqual(["z", "a", "b", "unread"]);
});

it("is the same whatever the order keys were read in, and so are findings", () => {
  fc.assert(
    fc.property(anyAccounts, (accounts) => {
      const turned = Object.fromEntries(
        Object.entries(accounts)
          .reverse()
          .map(([id, each]) => [id, { ...each, keys: each.keys?.toReversed() ?? null }]),
      );
      const [one, other] = [fleetOf(accounts), fleetOf(turned)];
      const ids = (fleet: typeof one) => keysInOrder(fleet).map((key) => [key.account, key.name]);
      expect(ids(other)).toEqual(ids(one));
      expect(auditFleet(other).findings).toEqual(auditFleet(one).findings);
    }),
  );
});

it("goes on by account and id where name and exposure are the same", () => {
  const key = { name: "web", scopes: ["mail.send"] };
  const pair = [
    { ...key, id: "b" },
    { ...key, id: "a" },
  ];
  const fleet = fleetOf({ "subuser:z": { keys: pair }, self: { keys: pair } });
  const order = keysInOrder(fleet).map(({ account, api_key_id }) =>
    keyRef({ account, api_key_id }),
  );
  expect(order).toEqual(["self/a", "self/b", "subuser:z/a", "subuser:z/b"]);
});

it("puts what is not read, and what has a shape that nobody told, after what is harmless", () => {
  const fleet = fleetOf({
    self: {
      keys: [
        { id: "dark", name: "a", scopes: null },
        { id: "none", name: "z", scopes: [] },
        { id: "lost", name: "b", scopes: [] },
      ],
    },
  });
  const keys = fleet.keys.map((key) => (key.api_key_id === "lost" ? { ...key, shape: 99 } : key));
  const order = keysInOrder({ ...fleet, keys }).map(({ api_key_id }) => api_key_id);
  expect(order).toEqual(["none", "dark", "lost"]);
});
