import { suggestCapabilities } from "@/lib/audit/effects/capabilities";

const SHOWN = 6;
/** The first questions in an incident; suggested while nothing is typed. */
const FIRST = ["send mail", "create API keys"];

/** Questions that match the text, to fill in "Who can …?": verbs, or a scope as it is. */
export function questionsFor(typed: string): string[] {
  const text = typed.trim();
  if (text === "") return FIRST;
  const verbs = suggestCapabilities(text)
    .map(({ verb }) => verb)
    .slice(0, SHOWN);
  return /^[a-z0-9_*]+(?:\.[a-z0-9_*]+)+$/i.test(text) ? [text, ...verbs] : verbs;
}
