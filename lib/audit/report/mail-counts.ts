import { countBy } from "../group-by";
import { KEPT } from "../last-mail/words";
import { counted, countOf } from "../words";
import type { Report } from "./report";

/** What Email Activity said of a key; `not_asked` if nobody asked. */
const STATES = ["sent", "silent", "cannot_ask", "not_asked"] as const;

/** How many of the keys shown have each state, in the order of {@link STATES}; null if nobody asked about any. */
export function mailCounts({ rows }: Report): Map<(typeof STATES)[number], number> | null {
  if (rows.every(({ lastMail }) => lastMail === null)) return null;
  return countBy(
    rows.map(({ lastMail }) => lastMail?.state ?? "not_asked"),
    STATES,
  );
}

/** The same in a sentence; null if nobody asked. */
export function mailSentence(report: Report): string | null {
  const counts = mailCounts(report);
  if (counts === null) return null;
  const count = (state: (typeof STATES)[number]) => counted(counts.get(state) ?? 0);
  return `Last mail of ${countOf(report.rows.length, "key")}: ${count("sent")} sent, ${count("silent")} silent in what Email Activity keeps (${KEPT}), ${count("cannot_ask")} cannot be asked, ${count("not_asked")} not asked.`;
}
