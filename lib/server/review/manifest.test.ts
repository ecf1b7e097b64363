import { expect, test } from "vitest";
import { snapshotWith } from "@/lib/audit/testing/snapshots";
import { manifestOf } from "./manifest";

// asked.test.ts checks the manifest against the real calls.
test("each time is the one that is known, and else that of the whole reading", () => {
  const snapshot = snapshotWith({
    self: {
      keys: [
        { id: "a".repeat(22), scopes: [] },
        { id: "b".repeat(22), scopes: null },
      ],
    },
    "subuser:idle": { keys: [] },
    "subuser:shop": { keys: null },
  });
  const { read_after_ms: after_ms, read_before_ms: before_ms } = snapshot;
  const listedAtMs = new Map([
    ["self", 10_000_500],
    ["subuser:idle", null],
  ]);
  const known = { listedAtMs, lists: [{ path: "/v3/subusers", status: 200, count: 2 }] };
  const list = { path: "/v3/api_keys", after_ms };
  expect(manifestOf(snapshot, known)).toEqual([
    { ...list, account: "self", status: 200, count: 2, before_ms: 10_000_500 },
    {
      path: "/v3/api_keys/{api_key_id}",
      account: "self",
      status: 200,
      count: 1,
      after_ms,
      before_ms: 10_001_000,
    },
    {
      path: "/v3/api_keys/{api_key_id}",
      account: "self",
      status: 403,
      count: 1,
      after_ms,
      before_ms: before_ms,
    },
    { path: "/v3/subusers", account: "self", status: 200, count: 2, after_ms, before_ms },
    { ...list, account: "subuser:idle", status: null, count: 0, before_ms },
    { ...list, account: "subuser:shop", status: 403, count: 0, before_ms },
  ]);
});
