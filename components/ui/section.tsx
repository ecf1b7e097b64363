import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** A section of a page: a heading that names it, a note about all of it, and the content. */
export function Section({
  id,
  title,
  note,
  className,
  contentClassName = "mt-3",
  children,
}: {
  /** Target of links to this section. */
  id?: string;
  title: string;
  note?: ReactNode;
  className?: string;
  contentClassName?: string;
  children: ReactNode;
}) {
  const ownId = useId();
  const headingId = id ?? ownId;
  return (
    <section aria-labelledby={headingId} className={className}>
      <h2
        id={headingId}
        tabIndex={id === undefined ? undefined : -1}
        className="font-semibold text-lg"
      >
        {title}
      </h2>
      {note !== undefined && <p className="prose-width text-pretty text-ink-2 text-sm">{note}</p>}
      <div className={contentClassName}>{children}</div>
    </section>
  );
}

/** One term and its value in a definition list. */
export function Fact({
  name,
  className,
  children,
}: {
  name: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className={clsx("min-w-0 text-pretty break-words", className)}>{children}</dd>
    </>
  );
}

/** Lines in one frame, each with a rule above the next. */
export function FramedList({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <ul
      className={clsx("divide-y divide-line rounded-lg border border-line bg-surface", className)}
    >
      {children}
    </ul>
  );
}

/** Sentences below each other, each with its bullet. */
export function Bullets({ items, className }: { items: readonly string[]; className: string }) {
  return (
    <ul className={clsx("list-disc", className)}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
