import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

export type SortDirection = "ascending" | "descending";

/** A column header that sorts by its column. `direction` is null while another column is sorted. */
export function SortHeader({
  direction,
  isLoose = false,
  onSort,
  end = false,
  className,
  children,
}: {
  direction: SortDirection | null;
  /** Sorted, but rows that arrived since are not in place yet, so it must not claim to be in order. */
  isLoose?: boolean;
  onSort: () => void;
  /** Aligns the header with right-aligned figures. */
  end?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  const isUnsettled = isLoose && direction !== null;
  return (
    <th
      scope="col"
      aria-sort={isUnsettled ? "other" : (direction ?? "none")}
      className={clsx("font-medium", className)}
    >
      <button
        type="button"
        onClick={onSort}
        className={clsx(
          "flex h-8 w-full flex-col justify-center hover:text-ink",
          direction === null ? "text-ink-3" : "text-ink",
        )}
      >
        <span className={clsx("flex w-full items-center gap-1", end && "flex-row-reverse")}>
          {children}
          <Arrow
            aria-hidden="true"
            className={clsx("size-3 shrink-0", direction === null && "invisible")}
          />
        </span>
        {isUnsettled && (
          <span className={clsx("font-normal text-ink-2", end ? "self-end" : "self-start")}>
            not in order yet
          </span>
        )}
      </button>
    </th>
  );
}
