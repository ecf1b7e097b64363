import clsx from "clsx";
import type { ReactNode } from "react";

export type Severity = "critical" | "high" | "medium" | "low" | "info" | "unknown";

// Each mark is created once: a list has hundreds, and React skips elements that have not changed.
const LOOK: Record<Severity, { word: string; className: string; mark: ReactNode }> = {
  critical: { word: "Critical", className: "text-critical", mark: drawn("M1.5 1.5h9v9h-9z") },
  high: { word: "High", className: "text-high", mark: drawn("M6 1l5.2 9.5H.8z") },
  medium: { word: "Medium", className: "text-medium", mark: drawn("M6 .6L11.4 6 6 11.4.6 6z") },
  low: {
    word: "Low",
    className: "text-low",
    mark: drawn("M6 1.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z"),
  },
  info: {
    word: "Info",
    className: "text-ink-3",
    mark: drawn("M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8z", { isHollow: true }),
  },
  unknown: {
    word: "Unknown",
    className: "text-ink-2",
    mark: drawn("M1.5 6L6 1.5M1.5 10.5L10.5 1.5M6 10.5L10.5 6", { isHollow: true, isFramed: true }),
  },
};

function drawn(shape: string, { isHollow = false, isFramed = false } = {}) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
      <path
        d={shape}
        fill={isHollow ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth={isHollow ? 1.25 : 0}
      />
      {isFramed && (
        <rect
          x="0.75"
          y="0.75"
          width="10.5"
          height="10.5"
          fill="none"
          stroke="currentColor"
          strokeDasharray="2 1.5"
        />
      )}
    </svg>
  );
}

/** The color of a severity; it only repeats what a word says. */
export const severityTone = (severity: Severity) => LOOK[severity].className;

/** A severity as shape, color and word. Unknown is hatched, and never looks like a mild grade. */
export function SeverityMark({ severity, className }: { severity: Severity; className?: string }) {
  const { word, className: tone, mark } = LOOK[severity];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap font-medium text-xs",
        tone,
        className,
      )}
    >
      {mark}
      {word}
    </span>
  );
}
