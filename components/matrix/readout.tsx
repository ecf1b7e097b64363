"use client";
import { type ReactNode, type Ref, useImperativeHandle, useState } from "react";

export type ReadoutHandle = { show: (words: ReactNode) => void };

/** Describes the cell under the pointer or focus. It holds its own state, so that the grid does not render again. */
export function Readout({ ref, idle }: { ref: Ref<ReadoutHandle>; idle: ReactNode }) {
  const [words, setWords] = useState<ReactNode>(null);
  useImperativeHandle(ref, () => ({ show: setWords }));
  return (
    <p
      aria-hidden="true"
      className="mb-1 line-clamp-2 min-h-10 text-ink-2 text-sm [overflow-wrap:anywhere] print:hidden"
    >
      {words ?? idle}
    </p>
  );
}
