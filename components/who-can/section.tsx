"use client";
import { type ReactNode, useState } from "react";
import { FoldMark } from "@/components/ui/disclosure";

/**
 * A section of the answer, collapsed at first, with its count in the heading. Its content is mounted only while open.
 */
export function Section({
  title,
  about,
  hatched = false,
  children,
}: {
  title: string;
  about: string;
  /** The section is about unknowns. */
  hatched?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-lg border border-line bg-surface"
    >
      <summary className="flex list-none items-start gap-3 p-4">
        <FoldMark className="mt-1" />
        <div className="min-w-0 flex-1">
          <h2 className="text-pretty font-semibold text-base">{title}</h2>
          <p className="prose-width text-pretty text-ink-2 text-sm">{about}</p>
        </div>
        {hatched && <span aria-hidden="true" className="hatch mt-1 h-4 w-10 shrink-0 text-edge" />}
      </summary>
      {open && <div className="px-4 pb-4">{children}</div>}
    </details>
  );
}
