import clsx from "clsx";

/** A placeholder for content that is loading. The caller says in words what is loading. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block motion-safe:animate-pulse rounded-sm bg-sunken", className)}
    />
  );
}
