import clsx from "clsx";
import type { ReactNode } from "react";

/** An error message, announced at once. Renders nothing when its children are null. */
export function Alert({ className, children }: { className?: string; children: ReactNode }) {
  if (children === null) return null;
  return (
    <p role="alert" className={clsx("text-critical", className)}>
      {children}
    </p>
  );
}
