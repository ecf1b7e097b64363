import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

export type SortDirection = "ascending" | "descending";

/** A column's header that sorts by it. `direction` is null while another column leads. */
export function SortHeader({
  direction,
  onSort,
  end = false,
  className,
  children,
}: {
  direction: SortDirection | null;
  onSort: () => void;
  /** Aligned as its figures are. */
  end?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={direction ?? "none"} className={clsx("font-medium", className)}>
      <button
        type="button"
        onClick={onSort}
        className={clsx(
          "flex h-8 w-full items-center gap-1 hover:text-ink",
          end && "flex-row-reverse",
          direction === null ? "text-ink-3" : "text-ink",
        )}
      >
        {children}
        <Arrow
          aria-hidden="true"
          className={clsx("size-3 shrink-0", direction === null && "invisible")}
        />
      </button>
    </th>
  );
}
