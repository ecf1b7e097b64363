import clsx from "clsx";
import type { ReactNode } from "react";

/** What went wrong, said at once. Null: nothing did. */
export function Alert({ className, children }: { className?: string; children: ReactNode }) {
  if (children === null) return null;
  return (
    <p role="alert" className={clsx("text-critical", className)}>
      {children}
    </p>
  );
}
