import clsx from "clsx";
import { X } from "lucide-react";
import { useMemo } from "react";
import { type Filters, NO_FILTERS, narrow } from "@/components/filters/filters";
import type { KeyRow } from "@/components/filters/key-row";
import { SafeText } from "@/components/key/safe-text";
import { counted } from "@/lib/audit/words";
import { isSame, VIEWS, type View } from "./views";

const ALL: View = { name: "All", filters: NO_FILTERS };

/** Built-in views, then the reader's own, each with how many keys it shows. Choosing one replaces the filters. */
export function ViewBar({
  rows,
  filters,
  saved,
  onFilters,
  onRemove,
}: {
  rows: readonly KeyRow[];
  filters: Filters;
  saved: readonly View[];
  onFilters: (filters: Filters) => void;
  /** Deletes one of the reader's own views. */
  onRemove: (name: string) => void;
}) {
  const views = useMemo(
    () =>
      [ALL, ...VIEWS, ...saved].map((view) => ({
        ...view,
        count: narrow(rows, view.filters).length,
        isOwn: saved.includes(view),
      })),
    [rows, saved],
  );
  return (
    <fieldset className="-mx-1 flex flex-wrap gap-1">
      <legend className="sr-only">Views</legend>
      {views.map(({ name, filters: of, count, isOwn }) => {
        const on = isSame(filters, of);
        return (
          <span
            key={`${isOwn} ${name}`}
            className={clsx(
              "flex min-w-0 items-center rounded-md text-sm",
              on ? "bg-accent-soft font-medium text-accent-strong" : "text-ink-2 hover:bg-sunken",
            )}
          >
            <button
              type="button"
              aria-pressed={on}
              onClick={() => onFilters(on ? NO_FILTERS : of)}
              className="flex min-h-7 min-w-0 items-center gap-1.5 rounded-md px-2 pointer-coarse:min-h-11"
            >
              <span className="min-w-0 break-words">{isOwn ? <SafeText text={name} /> : name}</span>
              <span
                className={clsx(
                  "figures min-w-[2ch] text-left text-xs",
                  on ? "text-accent-strong" : "text-ink-3",
                )}
              >
                {counted(count)}
              </span>
            </button>
            {isOwn && (
              <button
                type="button"
                aria-label={`Delete the view ${name}`}
                onClick={() => onRemove(name)}
                className="flex size-7 items-center justify-center pointer-coarse:size-11"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            )}
          </span>
        );
      })}
    </fieldset>
  );
}
