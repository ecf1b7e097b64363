import clsx from "clsx";

export type Severity = "critical" | "high" | "medium" | "low" | "info" | "unknown";

const LOOK: Record<Severity, { word: string; className: string; shape: string; hollow?: boolean }> =
  {
    critical: { word: "Critical", className: "text-critical", shape: "M1.5 1.5h9v9h-9z" },
    high: { word: "High", className: "text-high", shape: "M6 1l5.2 9.5H.8z" },
    medium: { word: "Medium", className: "text-medium", shape: "M6 .6L11.4 6 6 11.4.6 6z" },
    low: {
      word: "Low",
      className: "text-low",
      shape: "M6 1.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z",
    },
    info: {
      word: "Info",
      className: "text-ink-3",
      shape: "M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8z",
      hollow: true,
    },
    unknown: {
      word: "Unknown",
      className: "text-ink-2",
      shape: "M1.5 6L6 1.5M1.5 10.5L10.5 1.5M6 10.5L10.5 6",
      hollow: true,
    },
  };

/** The colour of a severity; it only repeats what a word says. */
export const severityTone = (severity: Severity) => LOOK[severity].className;

/** How bad something is: a shape, a colour and the word. Unknown is hatched, and is never a mild grade. */
export function SeverityMark({ severity, className }: { severity: Severity; className?: string }) {
  const { word, className: tone, shape, hollow } = LOOK[severity];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap font-medium text-xs",
        tone,
        className,
      )}
    >
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
        <path
          d={shape}
          fill={hollow ? "none" : "currentColor"}
          stroke="currentColor"
          strokeWidth={hollow ? 1.25 : 0}
        />
        {severity === "unknown" && (
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
      {word}
    </span>
  );
}
