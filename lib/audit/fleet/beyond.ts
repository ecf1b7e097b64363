/**
 * What lies beyond an audit, in a sentence: that all of one account is read says nothing of the others. Empty where every
 * account was looked at, or where nobody knows what was.
 * @param target a fleet's
 */
export function beyondSentence(target: string | null): string {
  if (target === null || target === "all") return "";
  if (target.startsWith("subuser:")) {
    return "This subuser only: its parent and the parent’s other accounts were not looked at.";
  }
  return target === "self"
    ? "This account only: its subusers and customer accounts were not looked at."
    : "This customer account only: no other account was looked at, and no subuser of its own.";
}
