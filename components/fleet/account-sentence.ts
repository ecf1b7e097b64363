import { counted, countOf } from "@/lib/audit/words";
import { type Reading, unlistedWords } from "./reading";
import type { Tally } from "./tally";

/**
 * Sums up the account in one sentence: how many keys can do nearly everything, otherwise what the worst of them can do.
 * Every count comes with its total, and unread keys never count as harmless. "Nearly everything" is Full Access and
 * Custom with everything on, as in the view of that name; the findings tell the two apart.
 */
export function accountSentence(reading: Reading, { everything, minting }: Tally): string {
  const { read, failed, total, isRunning } = reading;
  const unlisted = unlistedWords(reading);
  if (total === 0) {
    if (isRunning) return "Nothing has been read yet.";
    return unlisted === ""
      ? "SendGrid listed no API keys, so there is nothing to audit."
      : `No API keys are known.${unlisted}`;
  }
  if (read === 0) {
    return `None of ${countOf(total, "key")} is read${isRunning ? " yet" : ""}.${unlisted}`;
  }
  const all = read === total ? countOf(total, "key") : `the ${countOf(read, "key")} read`;
  const so = isRunning ? " so far" : "";
  const what = failed === 1 ? "what it" : "what they";
  const unread =
    failed === 0 ? "" : ` ${counted(failed)} could not be read, so ${what} can do is unknown.`;
  const rest = unread + unlisted;
  if (everything === 0 && minting === 0) {
    return `None of ${all}${so} can do nearly everything or create other keys.${rest}`;
  }
  if (everything === 0) {
    return `${counted(minting)} of ${all}${so} can create or change other keys; none can do nearly everything.${rest}`;
  }
  const more = minting === 0 ? "" : `; ${counted(minting)} more can create or change other keys`;
  return `${counted(everything)} of ${all}${so} can do nearly everything${more}.${rest}`;
}
