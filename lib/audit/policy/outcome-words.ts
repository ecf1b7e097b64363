import type { Finding } from "../findings/finding";
import type { PolicyTotals, Waived } from "../policy-outcome";
import { counted, countOf } from "../words";

/** Who waived something and until when, to follow "waived by". */
export function waiverWords({ owner, approver, expires, ticket }: Waived): string {
  const by = ticket === null ? "" : ` (${ticket})`;
  return `${owner}, approved by ${approver}, through ${expires} UTC${by}`;
}

/** A waived finding in a table cell; empty for one that is not waived. */
export function waivedWords({ rule, waived }: Pick<Finding, "rule" | "waived">): string[] {
  return waived === undefined
    ? []
    : [`${rule}: waived by ${waiverWords(waived)}. Reason: ${waived.reason}.`];
}

/**
 * "Fails 7 of 38 keys, 2 unknown since not read, 1 waived." Counts each key once, however many rules it breaks.
 * @param verb for a policy not in force: "Would fail"
 */
export function totalsSentence(
  { keys, failing, unknown, unread, waived }: PolicyTotals,
  verb = "Fails",
): string {
  const why = unread === unknown ? " since not read" : "";
  const more = [
    ...(unknown > 0 ? [`${counted(unknown)} unknown${why}`] : []),
    ...(waived > 0 ? [`${counted(waived)} waived`] : []),
  ];
  return `${[`${verb} ${counted(failing)} of ${countOf(keys, "key")}`, ...more].join(", ")}.`;
}
