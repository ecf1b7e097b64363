import clsx from "clsx";

/** One scope as SendGrid names it. A scope without an entry in the catalogue is hatched. */
export function ScopeChip({ scope, known = true }: { scope: string; known?: boolean }) {
  return (
    <code
      className={clsx(
        "inline-flex min-h-6 items-center overflow-hidden rounded-sm border text-xs [overflow-wrap:anywhere]",
        known ? "border-line bg-sunken" : "border-edge border-dashed",
      )}
    >
      {!known && <span aria-hidden="true" className="hatch w-2 self-stretch text-edge" />}
      <span className="px-1.5">{scope}</span>
    </code>
  );
}
