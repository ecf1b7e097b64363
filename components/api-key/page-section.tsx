import clsx from "clsx";
import type { ReactNode } from "react";

/** One of the questions that a key's page answers. Its `id` is where the page's actions lead. */
export function PageSection({
  id,
  title,
  className,
  children,
}: {
  id: string;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={clsx("min-w-0", className)}>
      <h2 id={id} tabIndex={-1} className="mb-3 font-semibold text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
