"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { SafeText } from "@/components/key/safe-text";
import { announce } from "@/components/ui/announcer";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import { FACET_NAME } from "./facet-names";
import { facetWord } from "./facet-words";
import { asksForScopes, type Chip, chipsOf, type Filters } from "./filters";

/** Debounce before announcing the count, so that only the result of typing is spoken. */
const SPOKEN_AFTER_MS = 600;

/** The active filters, each with a remove button, and how many of all keys they leave. */
export function ActiveFilters({
  filters,
  fleet,
  shown,
  total,
  unread,
  onRemove,
  onClear,
  children,
}: {
  filters: Filters;
  fleet: Fleet;
  shown: number;
  total: number;
  /** How many keys have unknown scopes, out of all. */
  unread: number;
  onRemove: (chip: Chip) => void;
  onClear: () => void;
  /** Other actions on the filters. */
  children?: ReactNode;
}) {
  const chips = chipsOf(filters);
  const could = unread > 0 && filters.read.length === 0 && asksForScopes(filters);
  const words = `${counted(shown)} of ${countOf(total, "key")}${
    could ? `; ${countOf(unread, "key")} not read may match too` : ""
  }`;
  useEffect(() => {
    const timer = setTimeout(() => announce(words), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <section
      aria-label="Active filters"
      className="mb-3 flex flex-wrap items-center gap-x-1.5 gap-y-2 text-sm"
    >
      {chips.map((chip) => {
        const name = chip.facet === "text" ? "Text" : FACET_NAME[chip.facet];
        const word = chip.facet === "text" ? chip.value : facetWord(chip.facet, chip.value, fleet);
        return (
          <span
            key={`${chip.facet} ${chip.value}`}
            className="inline-flex min-h-7 min-w-0 items-center rounded-md bg-accent-soft pl-2 text-accent-strong pointer-coarse:min-h-11"
          >
            <span className="min-w-0 break-words">
              <span className="opacity-80">{name}:</span>{" "}
              <span className="font-medium">
                <SafeText text={word} />
              </span>
            </span>
            <button
              type="button"
              aria-label={`Remove ${name}: ${word}`}
              onClick={() => onRemove(chip)}
              className="flex size-7 shrink-0 items-center justify-center pointer-coarse:size-11"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </span>
        );
      })}
      <button
        type="button"
        onClick={onClear}
        className="min-h-7 px-1.5 font-medium text-ink-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
      >
        Clear all
      </button>
      {children}
      <span className="ml-auto text-ink-2 text-xs">{words}</span>
    </section>
  );
}
