import clsx from "clsx";
import { useMemo } from "react";
import { counted } from "@/lib/audit/words";
import { tally } from "./facets";
import { type Filters, narrow } from "./filters";
import type { KeyRow } from "./key-row";
import type { ViewChoice } from "./use-keys-state";
import { VIEW_WORD } from "./view-words";
import { VIEWS } from "./views";

const CHOICES: readonly { choice: ViewChoice; word: string }[] = [
  ...VIEWS.map((view) => ({ choice: view, word: VIEW_WORD[view] })),
  { choice: "not-read", word: "Not read" },
];

/** The lists most asked for, each with how many keys it would show beside the other filters. One at a time. */
export function ViewBar({
  rows,
  filters,
  onView,
}: {
  rows: readonly KeyRow[];
  filters: Filters;
  onView: (view: ViewChoice | null) => void;
}) {
  const counts = useMemo(() => {
    const others = narrow(rows, { ...filters, view: [], read: [] });
    const all = new Map([["", others.length], ...tally(others, "view")]);
    return all.set("not-read", tally(others, "read").get("not-read") ?? 0);
  }, [rows, filters]);
  const on: readonly string[] = [...filters.view, ...filters.read];
  return (
    <fieldset className="-mx-1 mt-4 flex flex-wrap gap-1">
      <legend className="sr-only">Views</legend>
      <View word="All" count={counts.get("")} on={on.length === 0} onPress={() => onView(null)} />
      {CHOICES.map(({ choice, word }) => (
        <View
          key={choice}
          word={word}
          count={counts.get(choice)}
          on={on.includes(choice)}
          onPress={() => onView(on.includes(choice) ? null : choice)}
        />
      ))}
    </fieldset>
  );
}

function View({
  word,
  count = 0,
  on,
  onPress,
}: {
  word: string;
  count: number | undefined;
  on: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={clsx(
        "flex h-7 items-center gap-1.5 rounded-md px-2 text-sm pointer-coarse:h-11",
        on ? "bg-accent-soft font-medium text-accent-strong" : "text-ink-2 hover:bg-sunken",
      )}
    >
      {word}
      <span
        className={clsx(
          "figures min-w-[2ch] text-left text-xs",
          on ? "text-accent-strong" : "text-ink-3",
        )}
      >
        {counted(count)}
      </span>
    </button>
  );
}
