import "server-only";
import { startOfDay } from "@/lib/audit/day";

const ISO =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)? ?(?:Z|UTC|GMT|([+-]\d{2})(?::?(\d{2}))?)?$/i;
/** Above this a number is milliseconds, below it seconds: the year 5138 as the one, March 1973 as the other. */
const MS_FROM = 100_000_000_000;
const LAST_MS = Date.parse("9999-12-31T23:59:59Z");

/**
 * When a message last did something, epoch ms. SendGrid writes ISO 8601 in UTC; a time without a zone is taken as UTC, a
 * number as an epoch, and HTTP's own spelling is read as well. One that is ahead of our clock stays as it is.
 * @returns null for what is no time
 */
export function eventTime(told: unknown): number | null {
  if (typeof told === "number") return within(told >= MS_FROM ? told : told * 1_000);
  if (typeof told !== "string") return null;
  const text = told.trim();
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) return eventTime(Number(text));
  const [, day, minute, second = "00", part = "0", hours = "+00", minutes = "00"] =
    ISO.exec(text) ?? [];
  if (day === undefined) return httpDate(text);
  // 30 February is no day, though a clock makes 2 March of it.
  if (startOfDay(day) === null) return null;
  return within(Date.parse(`${day}T${minute}:${second}.${part.slice(0, 3)}${hours}:${minutes}`));
}

/** "Wed, 25 Nov 2026 10:12:00 GMT": to the letter, since a clock reads far more than that. */
function httpDate(text: string): number | null {
  const atMs = Date.parse(text);
  return new Date(atMs).toUTCString() === text ? within(atMs) : null;
}

const within = (atMs: number) => (atMs > 0 && atMs <= LAST_MS ? Math.floor(atMs) : null);
