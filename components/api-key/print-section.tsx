"use client";
import { groupId } from "@/components/key/group-slug";
import { LargeKeyPrint } from "@/components/key/large-key-print";
import type { PrintCell } from "@/lib/audit/catalogue/print";

/** The large print, each cell of which opens its group below. */
export function PrintSection({ cells, text }: { cells: readonly PrintCell[]; text: string }) {
  return <LargeKeyPrint cells={cells} text={text} onSelect={openGroup} />;
}

function openGroup(group: string) {
  const element = document.getElementById(groupId(group));
  const details = element?.closest("details");
  if (details === null || details === undefined || element === null) return;
  details.open = true;
  element.scrollIntoView({ block: "start" });
  element.querySelector("summary")?.focus();
}
