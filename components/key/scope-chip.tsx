import clsx from "clsx";
import { scopeEntry } from "@/lib/audit/catalogue/catalogue";

/** One scope by its SendGrid name. Hatched when the catalogue does not know it. */
export function ScopeChip({ scope }: { scope: string }) {
  const known = scopeEntry(scope) !== undefined;
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

/** A row of scopes. */
export function ScopeChips({
  scopes,
  className,
}: {
  scopes: readonly string[];
  className: string;
}) {
  return (
    <ul className={clsx("flex flex-wrap gap-1.5", className)}>
      {scopes.map((scope) => (
        <li key={scope} className="min-w-0">
          <ScopeChip scope={scope} />
        </li>
      ))}
    </ul>
  );
}
