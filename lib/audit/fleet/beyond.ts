import { kindOf } from "../account";

/** The accounts beside the key's own that SendGrid listed to it. `isWhole`: they are all there are, and not some of them. */
export type Others = { accounts: number; isWhole: boolean };

/**
 * Describes in a sentence what an audit doesn't cover: a fully read account says nothing about the others. Empty if
 * every account was covered, or if nobody knows what was.
 * @param target a fleet's
 */
export function beyondSentence(target: string | null): string {
  if (target === null || target === "all") return "";
  if (kindOf(target) === "subuser") {
    return "This subuser only: its parent and the parent’s other accounts were not read.";
  }
  return target === "self"
    ? "This account only: its subusers and customer accounts were not read."
    : "This customer account only: no other account was read, and none of its own subusers.";
}
