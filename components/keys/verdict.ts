import type { KeyType } from "@/lib/audit/classify";
import type { KeyRow } from "./key-row";

/** One sentence on the whole list, as far as it has been read: no count without what it is a count of. */
export function verdict(rows: readonly KeyRow[]): string {
  const total = `${rows.length} ${rows.length === 1 ? "key" : "keys"}.`;
  const read = rows.flatMap((row) =>
    row.state === "read" ? [row.analysis.classification.type] : [],
  );
  if (rows.length === 0 || read.length === 0) return total;
  const count = (type: KeyType) => read.filter((each) => each === type).length;
  const of = read.length === rows.length ? `${rows.length}` : `the ${read.length} read so far`;
  const everything = count("full_access") + count("custom_everything");
  const billing = count("billing");
  const parts = [
    `${everything} of ${of} can do nearly everything`,
    ...(billing > 0 ? [`${billing} ${billing === 1 ? "is for billing" : "are for billing"}`] : []),
  ];
  return `${total} ${parts.join("; ")}.`;
}
