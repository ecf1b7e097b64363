import { type ReactNode, useId } from "react";

/** A part of the report under its heading. */
export function Part({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="report-part">
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {note !== undefined && <p className="max-w-[66ch] text-pretty text-ink-2 text-sm">{note}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
