import { utcWords } from "../words";
import type { ShownMail } from "./last-mail";
import { WHY_WORDS, whyCode } from "./why-not-asked";

/** How far back Email Activity goes. */
export const KEPT = "3 to 30 days by plan";

/** What Email Activity said about a key. Nobody can call a key unused: it also reads and writes. */
export function lastMailWords(mail: ShownMail): string {
  if (mail.state === "cannot_ask") return `Cannot be asked: ${mail.reason}`;
  if (mail.state === "silent") return `No mail in what Email Activity keeps (${KEPT})`;
  const { lastEventMs, askedAtMs } = mail;
  if (lastEventMs === null) return "Sent mail; the time of the last event could not be read";
  const ahead = lastEventMs > askedAtMs + 60_000 ? ", which is ahead of this server’s clock" : "";
  return `Sent mail; last event ${utcWords(lastEventMs)}${ahead}`;
}

/** The same for a column: "2026-11-25 10:12" in UTC, or why there is no time. */
export function shortMailWords(mail: ShownMail): string {
  if (mail.state === "cannot_ask") return WHY_WORDS[whyCode(mail.reason)];
  if (mail.state === "silent") return "none kept";
  return mail.lastEventMs === null ? "sent" : utcWords(mail.lastEventMs).slice(0, 16);
}
