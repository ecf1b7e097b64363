import clsx from "clsx";

/** A progress bar. `label` names it; put the figures and their denominator in text next to it. */
export function ProgressBar({
  value,
  max,
  label,
  className,
}: {
  value: number;
  /** Zero while the total is unknown; the bar is then empty. */
  max: number;
  label: string;
  className?: string;
}) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={Math.max(max, 1)}
      className={clsx("meter block h-1", className)}
    />
  );
}
