import { type ReactNode, useId } from "react";

/** A part of a page: its heading, which names it, what there is to know of all of it, and the content. */
export function Section({
  title,
  note,
  className,
  contentClassName = "mt-3",
  children,
}: {
  title: string;
  note?: ReactNode;
  className?: string;
  contentClassName?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {note !== undefined && <p className="prose-width text-pretty text-ink-2 text-sm">{note}</p>}
      <div className={contentClassName}>{children}</div>
    </section>
  );
}
