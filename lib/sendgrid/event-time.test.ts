import fc from "fast-check";
import { expect, test } from "vitest";
import { eventTime } from "./event-time";

const AT = Date.parse("2026-11-25T10:12:00Z");

test.each([
  ["2026-11-25T10:12:00Z", AT],
  ["2026-11-25T10:12:00.000Z", AT],
  ["2026-11-25T10:12:00.123456789Z", AT + 123],
  ["2026-11-25t10:12:00z", AT],
  ["2026-11-25T11:12:00+01:00", AT],
  ["2026-11-25T05:12:00-0500", AT],
  ["2026-11-25T10:12:00", AT],
  ["2026-11-25 10:12:00", AT],
  ["2026-11-25 10:12:00 UTC", AT],
  [" 2026-11-25T10:12:00Z ", AT],
  ["2026-11-25T10:12:00 GMT", AT],
  ["2026-11-25T10:12Z", AT],
  ["2026-11-25 10:12", AT],
  ["2026-11-25T11:12:00+01", AT],
  ["2026-11-25T11:12+01", AT],
  ["2026-11-25T10:12:00,5Z", AT + 500],
  ["2026-11-25T10:12:00.1234567890123Z", AT + 123],
  ["2026-11-24T24:00:00Z", Date.parse("2026-11-25T00:00:00Z")],
  ["2026-02-28T24:00Z", Date.parse("2026-03-01T00:00:00Z")],
  ["2028-02-29T10:12:00Z", Date.parse("2028-02-29T10:12:00Z")],
  ["Wed, 25 Nov 2026 10:12:00 GMT", AT],
  [AT / 1_000 + 0.5, AT + 500],
  [`${AT / 1_000}.5`, AT + 500],
  [AT / 1_000, AT],
  [AT, AT],
  [String(AT / 1_000), AT],
  ["2126-11-25T10:12:00Z", Date.parse("2126-11-25T10:12:00Z")],
])("%j is %i", (told, atMs) => {
  expect(eventTime(told)).toBe(atMs);
});

test.each([
  ["2026-02-30T10:12:00Z", "2026-02-29T10:12:00Z", "2026-04-31 10:12", "2026-00-10T10:12:00Z"],
  ["2026-11-25T24:01:00Z", "2026-11-25T25:00:00Z", "2026-11-25T10:60:00Z", "2026-11-25T10:12:61Z"],
  ["2026-11-25T10:12:00+25:00", "2026-11-25T10:12:00+1", "2026-11-25T10:12:00 CET"],
  ["Tue, 25 Nov 2026 10:12:00 GMT", "Wed, 25 Nov 2026 10:12:00", "Wed, 31 Feb 2026 10:12:00 GMT"],
  ["25 Nov 2026 10:12:00 GMT", "Nov 25, 2026", "2026-W48-3T10:12:00Z", "1764065520.5.5", "1e9"],
  ["", "yesterday", "2026-11-25", "2026-13-45T10:12:00Z", "25.11.2026 10:12", "0000", "-1"],
  [null, undefined, true, {}, [], 0, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e30],
])("what is no time is none", (...told) => {
  for (const each of told) expect(eventTime(each), JSON.stringify(each)).toBeNull();
});

test("whatever it is told, a time can be written, and text is never taken by half", () => {
  fc.assert(
    fc.property(fc.anything(), (told) => {
      const atMs = eventTime(told);
      if (atMs !== null) expect(new Date(atMs).toISOString()).toMatch(/^\d{4}-/);
    }),
  );
  fc.assert(
    fc.property(fc.date({ min: new Date(0), noInvalidDate: true }), fc.string(), (date, more) => {
      fc.pre(date.getUTCFullYear() < 10_000 && more.trim() !== "");
      expect(eventTime(`${date.toISOString()}${more}`)).toBeNull();
    }),
  );
});
