import clsx from "clsx";

/** A bar that fills. `label` names it; the figures with their denominator belong in words beside it. */
export function ProgressBar({
  value,
  max,
  label,
  className,
}: {
  value: number;
  /** Zero while the whole is not known yet: then the bar is empty. */
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
