import "server-only";
import { startOfDay } from "@/lib/audit/day";

const ISO =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)? ?(?:Z|UTC|GMT|([+-]\d{2})(?::?(\d{2}))?)?$/i;
/**
 * Numbers above this are milliseconds, those below seconds: read as seconds it is the year 5138, as milliseconds March
 * 1973.
 */
const MS_FROM = 100_000_000_000;
const LAST_MS = Date.parse("9999-12-31T23:59:59Z");

/**
 * When a message last had an event, epoch ms. SendGrid writes ISO 8601 in UTC; this also reads a time without a zone as
 * UTC, a number as an epoch, and HTTP's own format. A time ahead of our clock stays as it is.
 * @returns null if it is not a time
 */
export function eventTime(told: unknown): number | null {
  if (typeof told === "number") return within(told >= MS_FROM ? told : told * 1_000);
  if (typeof told !== "string") return null;
  const text = told.trim();
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) return eventTime(Number(text));
  const [, day, minute, second = "00", part = "0", hours = "+00", minutes = "00"] =
    ISO.exec(text) ?? [];
  if (day === undefined) return httpDate(text);
  // 30 February doesn't exist, though Date turns it into 2 March.
  if (startOfDay(day) === null) return null;
  return within(Date.parse(`${day}T${minute}:${second}.${part.slice(0, 3)}${hours}:${minutes}`));
}

/** "Wed, 25 Nov 2026 10:12:00 GMT", matched exactly, since Date accepts far more. */
function httpDate(text: string): number | null {
  const atMs = Date.parse(text);
  return new Date(atMs).toUTCString() === text ? within(atMs) : null;
}

const within = (atMs: number) => (atMs > 0 && atMs <= LAST_MS ? Math.floor(atMs) : null);
