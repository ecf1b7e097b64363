import { expect, it } from "vitest";
import type { LastMail } from "./last-mail";
import { whyKeyNotAsked } from "./why-not-asked";
import { lastMailWords, shortMailWords } from "./words";

const askedAtMs = Date.parse("2026-11-25T10:14:00Z");

it.each([
  [
    { state: "sent", lastEventMs: Date.parse("2026-11-25T10:12:00Z") },
    "Sent mail; last event 2026-11-25 10:12:00 UTC",
  ],
  [
    { state: "sent", lastEventMs: Date.parse("2026-11-25T10:15:00Z") },
    "Sent mail; last event 2026-11-25 10:15:00 UTC",
  ],
  [
    { state: "sent", lastEventMs: Date.parse("2026-11-25T10:15:01Z") },
    "Sent mail; last event 2026-11-25 10:15:01 UTC, which is ahead of this server’s clock",
  ],
  [{ state: "sent", lastEventMs: null }, "Sent mail; the time of the last event could not be read"],
  [{ state: "silent" }, "No mail in what Email Activity keeps (3 to 30 days by plan)"],
  [{ state: "cannot_ask", reason: "No add-on." }, "Cannot be asked: No add-on."],
] as const)("%j is said as what it is, and never as unused", (mail, words) => {
  expect(lastMailWords({ ...mail, askedAtMs })).toBe(words);
  expect(words).not.toMatch(/unused|not used|idle/i);
});

it.each([
  [{ account: "subuser:x", api_key_id: "a" }, ["mail.send"], "other account"],
  [{ account: "self", api_key_id: "?1" }, ["mail.send"], "no ID"],
  [{ account: "self", api_key_id: "a" }, ["stats.read"], "cannot send"],
  [{ account: "self", api_key_id: "?1" }, null, "no ID"],
  [{ account: "self", api_key_id: "a" }, ["mail.send"], null],
  [{ account: "self", api_key_id: "a" }, null, null],
] as const)("of %j with %j a column says %j", (key, scopes, words) => {
  const reason = whyKeyNotAsked(key, scopes);
  const mail = reason === null ? null : ({ state: "cannot_ask", reason, askedAtMs } as const);
  expect(mail && shortMailWords(mail)).toBe(words);
});

it.each<[LastMail, string]>([
  [{ askedAtMs, state: "sent", lastEventMs: askedAtMs }, "2026-11-25 10:14"],
  [{ askedAtMs, state: "sent", lastEventMs: null }, "sent"],
  [{ askedAtMs, state: "silent" }, "none kept"],
  [{ askedAtMs, state: "cannot_ask", reason: "No add-on." }, "cannot be asked"],
])("%j is %s in a column", (mail, words) => {
  expect(shortMailWords(mail)).toBe(words);
});
