import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** One part of the overview: a heading, what is counted in one line, and the figures. */
export function Section({
  title,
  note,
  className,
  children,
}: {
  title: string;
  note?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx("min-w-0", className)}>
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {note !== undefined && <p className="prose-width text-pretty text-ink-2 text-sm">{note}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
