import clsx from "clsx";

/** The shape of something that is on its way. The caller says in words what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block motion-safe:animate-pulse rounded-sm bg-sunken", className)}
    />
  );
}
