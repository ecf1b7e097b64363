"use client";
import { LargeKeyPrint } from "@/components/key/large-key-print";
import type { PrintCell } from "@/lib/audit/print";
export function Big(p: { cells: readonly PrintCell[]; text: string }) {
  return <LargeKeyPrint {...p} onSelect={() => {}} />;
}
