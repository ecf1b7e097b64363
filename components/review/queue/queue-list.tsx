"use client";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import type { Desk } from "@/components/review/acts/use-desk";
import type { QueueRow } from "@/components/review/acts/use-queue-rows";
import { VERDICT_WORDS } from "@/components/review/words";
import { UNREAD_PRINT } from "@/lib/audit/catalogue/print";
import type { Decision } from "@/lib/audit/review/review";

const ROW_PX = 76;
const OVERSCAN = 6;

/** The list: one tab stop, with arrow keys to move. It renders only the keys in view. */
export function QueueList({ desk: { shown, atHand, decided, look, population } }: { desk: Desk }) {
  const isOfMany = population.fleet.accounts.size > 1;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const place = atHand === null ? -1 : shown.indexOf(atHand);
  // Its values change without a render, so the React compiler must skip this component; we do not use the compiler.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // Always render the current key, because the list refers to it by its element ID.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return place < 0 || near.includes(place) ? near : [...near, place].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place, { align: "auto" });
  }, [rows, place]);
  function walk(event: KeyboardEvent) {
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: shown.length - 1 }[
      event.key
    ];
    const next = to === undefined ? undefined : shown[to];
    if (to === undefined) return;
    event.preventDefault();
    if (next !== undefined) look(next);
  }
  return (
    <div
      ref={box}
      role="listbox"
      aria-label="Keys to decide on"
      aria-activedescendant={place < 0 ? undefined : `${id}-${place}`}
      tabIndex={0}
      onKeyDown={walk}
      className="review-list relative overflow-y-auto rounded-lg border border-line bg-surface"
    >
      {/* A script sets this, as the content security policy requires: the server sends no style attribute. */}
      <div style={{ height: rows.getTotalSize() }} className="relative">
        {rows.getVirtualItems().map((item) => {
          const row = shown[item.index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which of them is meant
            <div
              key={row.ref}
              id={`${id}-${item.index}`}
              role="option"
              aria-selected={item.index === place}
              aria-posinset={item.index + 1}
              aria-setsize={shown.length}
              onClick={() => look(row)}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              className={clsx(
                "absolute inset-x-0 top-0 cursor-pointer border-line border-b px-3 py-2",
                item.index === place ? "bg-accent-soft" : "hover:bg-sunken",
              )}
            >
              <Row row={row} isOfMany={isOfMany} decision={decided.get(row.ref)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({
  row: { key, accountName, severity, one, carried, policy },
  isOfMany,
  decision,
}: {
  row: QueueRow;
  isOfMany: boolean;
  decision: Decision | undefined;
}) {
  const about = [isOfMany && accountName, policy?.ownership?.owner, key.api_key_id];
  return (
    <>
      <p className="flex items-center gap-2 text-sm">
        <span className="min-w-0 flex-1 truncate font-medium">
          <SafeText text={key.name} max={80} />
        </span>
        {decision === undefined ? (
          severity !== null && <SeverityMark severity={severity} />
        ) : (
          <span className="text-ink-2 text-xs">{VERDICT_WORDS[decision.decision].done}</span>
        )}
      </p>
      <p className="truncate text-ink-3 text-xs">
        {carried?.state === "open" ? (
          <span className="font-medium text-medium">
            Not done: {VERDICT_WORDS[carried.decision.decision].word.toLowerCase()}
          </span>
        ) : (
          <SafeText text={about.filter((part) => typeof part === "string").join(" · ")} max={120} />
        )}
      </p>
      <KeyPrint cells={one.analysis?.print ?? UNREAD_PRINT} className="mt-1.5 h-3 w-auto" />
    </>
  );
}
