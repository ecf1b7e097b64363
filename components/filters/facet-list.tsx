"use client";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { counted } from "@/lib/audit/words";
import { FACET_NAME } from "./facet-names";
import { facetValues, facetWord } from "./facet-words";
import { type Facet, tally } from "./facets";
import { type Filters, narrow } from "./filters";
import type { KeyRow } from "./key-row";

/** A longer list is for searching, not reading. */
const MOST = 200;

/**
 * The values of a facet, each with how many keys it would show, counted under the other filters. Arrow keys move, Space
 * or Enter chooses, Escape closes.
 */
export function FacetList({
  facet,
  rows,
  filters,
  fleet,
  isQuiet = false,
  onChange,
}: {
  facet: Facet;
  rows: readonly KeyRow[];
  filters: Filters;
  fleet: Fleet;
  /** Does not take the focus, which would open the keyboard on a phone. */
  isQuiet?: boolean;
  onChange: (values: readonly string[]) => void;
}) {
  const [text, setText] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const counts = useMemo(() => tally(narrow(rows, filters, facet), facet), [rows, filters, facet]);
  const chosen = filters[facet];
  const wanted = soughtText(text);
  const values = facetValues(facet, counts).filter((value) =>
    searchText(facetWord(facet, value, fleet)).includes(wanted),
  );
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);

  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const here = event.target;
    if (event.key === "Enter" && here instanceof HTMLInputElement && here.type === "checkbox") {
      here.click();
    }
    if (step === 0) return;
    event.preventDefault();
    const stops = [...(panel.current?.querySelectorAll("input") ?? [])];
    const at = stops.findIndex((stop) => stop === here);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are for the fields inside
    <div ref={panel} onKeyDown={walk}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it has just been opened to choose from
        autoFocus={!isQuiet}
        type="search"
        aria-label={`Search ${FACET_NAME[facet]}`}
        placeholder="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        autoComplete="off"
        className="h-9 w-full border-line border-b bg-transparent px-3 text-sm placeholder:text-ink-3 focus-visible:outline-offset-[-2px] pointer-coarse:h-11 pointer-coarse:text-base"
      />
      <fieldset className="max-h-96 overflow-y-auto overscroll-contain p-1">
        <legend className="sr-only">{FACET_NAME[facet]}</legend>
        {values.slice(0, MOST).map((value) => (
          <label
            key={value}
            className="flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 text-sm hover:bg-sunken has-focus-visible:bg-sunken pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
              className="size-3.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 break-words">
              <SafeText text={facetWord(facet, value, fleet)} />
            </span>
            <span className="figures text-ink-3 text-xs">{counted(counts.get(value) ?? 0)}</span>
          </label>
        ))}
        {values.length === 0 && <p className="px-2 py-2 text-ink-2 text-sm">No results.</p>}
        {values.length > MOST && (
          <p className="px-2 py-2 text-ink-2 text-xs">
            {counted(values.length - MOST)} more. Search to narrow.
          </p>
        )}
      </fieldset>
      <p className="flex items-center justify-between gap-3 border-line border-t px-3 py-2 text-ink-3 text-xs">
        <span>Keys each one shows</span>
        {chosen.length > 0 && (
          <button
            type="button"
            onClick={() => onChange([])}
            className="min-h-6 font-medium text-accent-strong hover:underline"
          >
            Clear
          </button>
        )}
      </p>
    </div>
  );
}
