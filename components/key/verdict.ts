import { counted, countOf, type Reading } from "./reading";
import type { Tally } from "./tally";

/**
 * The account in one sentence: how many keys can do nearly everything, else what the worst of them can. A count stands
 * with what it is a count of, and keys that are not read are never taken for harmless.
 * @param minting keys that can create or rewrite keys without being able to do nearly everything
 */
export function verdictOf(reading: Reading, { types }: Tally, minting: number): string {
  const { read, failed, total, isRunning } = reading;
  if (total === 0) {
    return isRunning
      ? "Nothing is read yet."
      : "SendGrid listed no API keys: there is nothing to audit.";
  }
  if (read === 0) return `None of ${countOf(total, "key")} is read${isRunning ? " yet" : ""}.`;
  const everything = (types.get("full_access") ?? 0) + (types.get("custom_everything") ?? 0);
  const all = read === total ? countOf(total, "key") : `the ${countOf(read, "key")} read`;
  const so = isRunning ? " so far" : "";
  const rest =
    failed === 0 ? "" : ` ${counted(failed)} could not be read: what they can do is unknown.`;
  if (everything === 0 && minting === 0) {
    return `None of ${all}${so} can do nearly everything, or create other keys.${rest}`;
  }
  if (everything === 0) {
    return `${counted(minting)} of ${all}${so} can create or change other keys; none can do nearly everything.${rest}`;
  }
  const more = minting === 0 ? "" : `; ${counted(minting)} more can create or change other keys`;
  return `${counted(everything)} of ${all}${so} can do nearly everything${more}.${rest}`;
}
