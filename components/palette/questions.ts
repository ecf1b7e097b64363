import { suggestCapabilities } from "@/lib/audit/effects/capabilities";

const SHOWN = 6;
/** What a person with a bad day asks first; offered while nothing is typed. */
const FIRST = ["send mail", "create API keys"];

/** What could be asked for what was typed, to stand between "Who can" and "?": verbs, or a scope as it is. */
export function questionsFor(typed: string): string[] {
  const text = typed.trim();
  if (text === "") return FIRST;
  const verbs = suggestCapabilities(text)
    .map(({ verb }) => verb)
    .slice(0, SHOWN);
  return /^[a-z0-9_*]+(?:\.[a-z0-9_*]+)+$/i.test(text) ? [text, ...verbs] : verbs;
}
