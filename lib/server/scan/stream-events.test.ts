import { expect, test } from "vitest";
import type { ScanChanges, StoredKey } from "../store/scan-changes";
import { aKey, anAccount, FAILURE } from "../store/testing/scan-fixtures";
import { StreamEvents } from "./stream-events";

const key = (n: number, fields: Partial<StoredKey> = {}): StoredKey => ({
  ...aKey(n),
  shape: null,
  read_at: null,
  failure: null,
  gone: false,
  ...fields,
});
const read = (n: number, shape: string) => key(n, { shape, read_at: 5 });
const changes = (fields: Partial<ScanChanges>): ScanChanges => ({
  seq: 1,
  accounts: [],
  shapes: [],
  keys: [],
  ...fields,
});

test("a shape is told once, before the first key that has it, in the order the stream needs them", () => {
  const events = new StreamEvents(0);
  const shapes = [
    { hash: "unused", scopes: ["x"] },
    { hash: "b", scopes: ["mail.send"] },
    { hash: "a", scopes: [] },
  ];
  const told = [
    ...events.of(changes({ shapes, keys: [read(1, "a"), read(2, "b"), key(3)] }), 0, true),
  ];
  expect(told.map((event) => (event.type === "shape" ? `shape ${event.id}` : event.type))).toEqual([
    "shape 0",
    "key",
    "shape 1",
    "key",
    "key",
  ]);
  expect(told[0]).toEqual({ type: "shape", id: 0, scopes: [] });
  expect(told[2]).toEqual({ type: "shape", id: 1, scopes: ["mail.send"] });

  const more = [...events.of(changes({ keys: [read(3, "a")] }), 0, true)];
  expect(more).toEqual([
    { type: "key", account: "self", api_key_id: "key-3", name: "Key 3", shape: 0, readAtMs: 5 },
  ]);
});

test("what could not be read is a hole right after the account or the key, which is still told", () => {
  const accounts = [anAccount("subuser:x", { status: "failed", failure: FAILURE })];
  const told = [
    ...new StreamEvents(0).of(changes({ accounts, keys: [key(1, { failure: FAILURE })] }), 0, true),
  ];
  expect(told).toMatchObject([
    { type: "account", account: "subuser:x", status: "failed", keys: null },
    { type: "hole", account: "subuser:x", api_key_id: null, ...FAILURE },
    { type: "key", api_key_id: "key-1", shape: null, readAtMs: null },
    { type: "hole", account: "self", api_key_id: "key-1", ...FAILURE },
  ]);
});

test("a key that is gone is told as gone", () => {
  expect([...new StreamEvents(0).of(changes({ keys: [key(1, { gone: true })] }), 0, true)]).toEqual(
    [{ type: "gone", account: "self", api_key_id: "key-1" }],
  );
});
