import { expect, test } from "vitest";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import { spanOf } from "./span";

const NOW = 1_700_000_000_000;
const scan = { startedAtMs: NOW, finishedAtMs: NOW + 9 };

test("all was read between the scan's ends, or since what it took over, with the margin of an earlier scan", () => {
  expect(spanOf({ firstAtMs: null, lastAtMs: null }, scan)).toEqual(scan);
  expect(spanOf({ firstAtMs: NOW, lastAtMs: NOW + 9 }, scan)).toEqual(scan);
  expect(spanOf({ firstAtMs: NOW - 5, lastAtMs: NOW + 2 }, scan)).toEqual({
    startedAtMs: NOW - 5 - FRESH_MS,
    finishedAtMs: NOW + 9,
  });
  expect(spanOf({ firstAtMs: NOW + 1, lastAtMs: NOW + 50 }, scan)).toEqual({
    startedAtMs: NOW,
    finishedAtMs: NOW + 50,
  });
});
