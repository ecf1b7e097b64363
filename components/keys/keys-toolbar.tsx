"use client";
import { Search } from "lucide-react";
import { useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { TextField } from "@/components/ui/text-field";
import { useHotkey } from "@/components/ui/use-hotkey";
import { type Order, SORTS, type Sort } from "./arrange";

const WORD: Record<Sort, string> = {
  severity: "Severity",
  name: "Name",
  account: "Account",
  type: "Type",
  scopes: "Scopes",
  exposure: "Exposure",
};

/** The field that filters the list, and where there are no column headers, what to sort by. */
export function KeysToolbar({
  text,
  onText,
  order,
  isLoose,
  onOrder,
}: {
  text: string;
  onText: (text: string) => void;
  order: Order;
  isLoose: boolean;
  onOrder: (sort: Sort) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useHotkey("/", () => field.current?.select(), "Filter this page");
  return (
    <div className="flex min-w-0 flex-1 basis-72 items-center gap-3 sm:max-w-96">
      <TextField
        ref={field}
        type="search"
        label="Filter keys"
        hideLabel
        placeholder="Filter: name, ID, scope"
        value={text}
        onChange={(event) => onText(event.target.value)}
        // What the first letter brings is there when it is typed.
        onFocus={() => void import("./active-filters")}
        onKeyDown={(event) => {
          if (event.key === "Escape") onText("");
        }}
        before={<Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />}
        after={<Kbd>/</Kbd>}
        className="min-w-0 flex-1"
      />
      <label className="sm:hidden">
        <span className="sr-only">Sort by</span>
        <select
          value={order.sort}
          onChange={(event) => {
            const sort = SORTS.find((each) => each === event.target.value);
            if (sort !== undefined) onOrder(sort);
          }}
          className="h-9 rounded-md border border-edge bg-surface px-2 text-ink pointer-coarse:h-11"
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {WORD[sort]}
              {isLoose && sort === order.sort && ", not in order yet"}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
