// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is taken by a row's cells
import clsx from "clsx";
import { ArrowDown, ArrowUp, Minus, Plus } from "lucide-react";
import { memo } from "react";
import type { SortDirection } from "@/components/ui/sort-header";
import type { Column } from "./columns";
import type { ColumnPlace } from "./matrix-row";

/** The sort keys of the first column. */
const LEADS = [
  { id: "name", word: "Key", className: "" },
  { id: "severity", word: "Severity", className: "ml-auto" },
];

/**
 * The header row. Each header is one stop for the keyboard (Enter sorts, Space opens) and two buttons for a pointer.
 * Memoized, so that scrolling rows does not render it.
 * @param active the focused column; null while the focus is in another row
 */
export const MatrixHead = memo(function MatrixHead({
  columns,
  places,
  width,
  directionOf,
  onSort,
  onOpen,
  active,
}: {
  columns: readonly Column[];
  places: readonly ColumnPlace[];
  width: number;
  directionOf: (id: string) => SortDirection | null;
  onSort: (id: string) => void;
  onOpen: (id: string) => void;
  active: number | null;
}) {
  return (
    <div role="rowgroup" className="m-head" style={{ width }}>
      <div role="row" aria-rowindex={1} className="h-full">
        <div
          role="columnheader"
          aria-colindex={1}
          aria-sort={directionOf("name") ?? directionOf("severity") ?? "none"}
          tabIndex={active === 0 ? 0 : -1}
          data-row={0}
          data-column={0}
          className="m-name items-end! pb-2"
        >
          {LEADS.map(({ id, word, className }) => (
            <button
              key={id}
              type="button"
              tabIndex={-1}
              onClick={() => onSort(id)}
              className={clsx(
                "flex min-h-6 items-center gap-1 font-medium text-xs hover:text-ink",
                directionOf(id) === null ? "text-ink-3" : "text-ink",
                className,
              )}
            >
              {word}
              <Arrow direction={directionOf(id)} />
            </button>
          ))}
        </div>
        {places.map(({ index, left }) => {
          const column = columns[index];
          return (
            column !== undefined && (
              <Head
                key={column.id}
                column={column}
                index={index}
                left={left}
                direction={directionOf(column.id)}
                onSort={onSort}
                onOpen={onOpen}
                active={active === index + 1}
              />
            )
          );
        })}
      </div>
    </div>
  );
});

function Arrow({ direction }: { direction: SortDirection | null }) {
  const Icon = direction === "descending" ? ArrowDown : ArrowUp;
  return direction !== null && <Icon aria-hidden="true" className="size-3 shrink-0" />;
}

function Head({
  column,
  index,
  left,
  direction,
  onSort,
  onOpen,
  active,
}: {
  column: Column;
  index: number;
  left: number;
  direction: SortDirection | null;
  onSort: (id: string) => void;
  onOpen: (id: string) => void;
  active: boolean;
}) {
  const isGroup = column.kind === "group";
  const opens = isGroup && column.scopes > 0;
  const Toggle = isGroup && column.open ? Minus : Plus;
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={direction ?? "none"}
      aria-expanded={opens ? column.open : undefined}
      aria-label={column.label}
      tabIndex={active ? 0 : -1}
      data-row={0}
      data-column={index + 1}
      className={clsx("m-place flex flex-col items-center justify-end", !isGroup && "m-inner")}
      style={{ left }}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Sort by ${column.label}`}
        onClick={() => onSort(column.id)}
        className={clsx(
          "flex min-h-0 w-full flex-1 items-center gap-1 overflow-hidden pt-2 text-2xs hover:text-ink [writing-mode:sideways-lr]",
          isGroup ? "font-sans" : "font-mono",
          direction !== null ? "font-semibold text-ink" : "text-ink-2",
          !opens && "pb-2",
        )}
      >
        <span className="min-h-0 truncate">{column.label}</span>
        <Arrow direction={direction} />
      </button>
      {opens && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${column.open ? "Close" : "Open"} ${column.label}, ${column.scopes} scopes`}
          onClick={() => onOpen(column.id)}
          className="flex h-7 w-full items-center justify-center text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <Toggle aria-hidden="true" className="size-3" />
        </button>
      )}
    </div>
  );
}
