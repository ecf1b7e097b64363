import { counted, countOf } from "@/components/key/reading";
import { tally } from "./facets";
import type { KeyRow } from "./key-row";

/** One sentence on the whole list, as far as it has been read: no count without what it is a count of. */
export function verdict(rows: readonly KeyRow[]): string {
  const total = `${countOf(rows.length, "key")}.`;
  const read = rows.filter((row) => row.state === "read").length;
  if (read === 0) return total;
  const types = tally(rows, "type");
  const views = tally(rows, "view");
  const waits = rows.some((row) => row.state === "waiting");
  const part = read === rows.length ? "" : ` of the ${counted(read)} read${waits ? " so far" : ""}`;
  const billing = types.get("billing") ?? 0;
  const parts = [
    `${counted(views.get("nearly-full") ?? 0)}${part} can do nearly everything`,
    `${counted(views.get("mints-keys") ?? 0)} can mint other keys`,
    ...(billing > 0 ? [`${counted(billing)} ${billing === 1 ? "is" : "are"} for billing`] : []),
  ];
  return `${total} ${parts.join("; ")}.`;
}
