import { describe, expect, test } from "vitest";
import type { StoredKey } from "../store/scan-changes";
import { StreamEvents } from "./stream-events";

const HOLD_MS = 1_000;
const named: StoredKey = {
  account: "self",
  api_key_id: "a",
  name: "one",
  shape: null,
  read_at: null,
  failure: null,
  gone: false,
};
const read: StoredKey = { ...named, shape: "hash", read_at: 5 };

function changes(...keys: StoredKey[]) {
  return { seq: 1, accounts: [], shapes: [{ hash: "hash", scopes: ["mail.send"] }], keys };
}

const keysOf = (events: Iterable<{ type: string }>) =>
  [...events].filter((event) => event.type === "key");

describe("a key of a fleet", () => {
  test("is told once when its scopes come in time", () => {
    const events = new StreamEvents(HOLD_MS);
    expect(keysOf(events.of(changes(named), 0, false))).toEqual([]);
    expect(keysOf(events.of(changes(read), 999, false))).toMatchObject([{ shape: 0 }]);
    expect(keysOf(events.of(changes(), 5_000, false))).toEqual([]);
  });

  test("is told without them when they do not, counted from when it was first named", () => {
    const events = new StreamEvents(HOLD_MS);
    expect(keysOf(events.of(changes(named), 0, false))).toEqual([]);
    const renamed = { ...named, name: "two" };
    expect(keysOf(events.of(changes(renamed), 900, false))).toEqual([]);
    const told = keysOf(events.of(changes(), 1_000, false));
    expect(told).toMatchObject([{ name: "two", shape: null, readAtMs: null }]);
    expect(keysOf(events.of(changes(read), 1_100, false))).toMatchObject([{ shape: 0 }]);
  });

  test("is told at once when everything is asked for, and never when it is gone meanwhile", () => {
    const events = new StreamEvents(HOLD_MS);
    expect(keysOf(events.of(changes(named), 0, true))).toMatchObject([{ shape: null }]);
    expect(keysOf(events.of(changes({ ...named, api_key_id: "b" }), 0, false))).toEqual([]);
    expect(keysOf(events.of(changes({ ...named, api_key_id: "b", gone: true }), 1, true))).toEqual(
      [],
    );
  });
});

test("a key that could not be read waits for nothing", () => {
  const failure = { code: "access_forbidden", status: 403, message: "no" };
  const told = [...new StreamEvents(HOLD_MS).of(changes({ ...named, failure }), 0, false)];
  expect(told.map(({ type }) => type)).toEqual(["key", "hole"]);
});
