import clsx from "clsx";
import type { ReactNode } from "react";

const TONE = {
  plain: "border-line text-ink-2",
  accent: "border-transparent bg-accent-soft text-accent-strong",
  attention: "border-transparent bg-medium-soft text-medium",
  critical: "border-transparent bg-critical-soft text-critical",
};

/** A short word about what is next to it. Color only repeats what the word says. */
export function Badge({
  tone = "plain",
  children,
}: {
  tone?: keyof typeof TONE;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-2xs",
        TONE[tone],
      )}
    >
      {children}
    </span>
  );
}
