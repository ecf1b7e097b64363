import fc from "fast-check";
import { expect, test } from "vitest";
import { FRESH_MS } from "@/lib/audit/fresh-ms";
import type { StoredKey } from "../store/scan-changes";
import { aKey, anAccount, FAILURE, NOW } from "../store/testing/scan-fixtures";
import { Tally } from "./tally";

const key = (n: number, fields: Partial<StoredKey> = {}): StoredKey => ({
  ...aKey(n),
  shape: null,
  read_at: null,
  failure: null,
  gone: false,
  ...fields,
});
const read = { shape: "hash", read_at: 1 };

test("each key counts once, in the state it was last told in", () => {
  const tally = new Tally();
  tally.hear([anAccount("self", { status: "reading" })], [key(1), key(2), key(3)]);
  expect(tally.counts(0)).toEqual({
    accounts: { read: 0, failed: 0, total: 1 },
    keys: { read: 0, failed: 0, total: 3 },
  });
  tally.hear(
    [anAccount("self", { status: "read" }), anAccount("subuser:x", { status: "failed" })],
    [key(1, read), key(2, { failure: FAILURE }), key(3, { gone: true })],
  );
  expect(tally.counts(0)).toEqual({
    accounts: { read: 1, failed: 1, total: 2 },
    keys: { read: 1, failed: 1, total: 2 },
  });
});

test("read once and not readable since is failed, and read again is read", () => {
  const tally = new Tally();
  tally.hear([], [key(1, { ...read, failure: FAILURE })]);
  expect(tally.counts(0).keys).toEqual({ read: 0, failed: 1, total: 1 });
  tally.hear([], [key(1, read)]);
  expect(tally.counts(0).keys).toEqual({ read: 1, failed: 0, total: 1 });
});

test("what was read before the scan counts as read only once it is read again", () => {
  const tally = new Tally();
  tally.hear([], [key(1, { shape: "hash", read_at: 9 }), key(2, { shape: "hash", read_at: 10 })]);
  expect(tally.counts(10).keys).toEqual({ read: 1, failed: 0, total: 2 });
  expect([tally.stale(10), tally.stale(0)]).toEqual([1, 0]);
  expect(tally.counts(0).keys).toEqual({ read: 2, failed: 0, total: 2 });
});

test("one id in two accounts is two keys", () => {
  const tally = new Tally();
  tally.hear([], [key(1, read), { ...key(1), account: "subuser:x" }]);
  expect(tally.counts(0).keys).toEqual({ read: 1, failed: 0, total: 2 });
});

test("whatever is told, the parts never exceed the whole", () => {
  const told = fc.record({
    n: fc.nat(5),
    shape: fc.constantFrom(null, "hash"),
    failure: fc.constantFrom(null, FAILURE),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(told), (all) => {
      const tally = new Tally();
      tally.hear(
        [],
        all.map(({ n, ...fields }) => key(n, fields)),
      );
      const { read: readCount, failed, total } = tally.counts(0).keys;
      expect(readCount + failed).toBeLessThanOrEqual(total);
      const last = new Map(all.map((each) => [each.n, each]));
      expect(total).toBe([...last.values()].filter(({ gone }) => !gone).length);
    }),
  );
});

test("all was read between the scan's ends, or since what it took over, with the margin of an earlier scan", () => {
  const tally = new Tally();
  const [started, ended] = [NOW, NOW + 9];
  tally.hear([anAccount("self", { listed_at: NOW + 1 })], [key(1, { ...read, read_at: NOW + 2 })]);
  expect(tally.span(started, ended)).toEqual({ startedAtMs: NOW, finishedAtMs: NOW + 9 });
  tally.hear([anAccount("subuser:x", { listed_at: NOW - 5 })], []);
  expect(tally.span(started, ended).startedAtMs).toBe(NOW - 5 - FRESH_MS);
  tally.hear([anAccount("subuser:x", { listed_at: NOW + 50 })], []);
  expect(tally.span(started, ended)).toEqual({ startedAtMs: NOW, finishedAtMs: NOW + 50 });
});
