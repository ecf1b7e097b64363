"use client";
import clsx from "clsx";
import { type KeyboardEvent, useRef, useState } from "react";
import { cellPath } from "./cell-path";
import { levelWords } from "./level-words";
import type { PrintCell } from "./print-cell";

/**
 * The print of one key with its labels. Hovering or focusing a cell says below what it stands for; arrow keys walk
 * along, Enter goes to the group. While no cell is asked, the line below reads the whole print.
 */
export function LargeKeyPrint({
  cells,
  text,
  onSelect,
}: {
  cells: readonly PrintCell[];
  text: string;
  onSelect?: (group: string) => void;
}) {
  const strip = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const cell = asked === null ? undefined : cells[asked];

  function walk(event: KeyboardEvent) {
    const to = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: cells.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    const buttons = strip.current?.querySelectorAll("button");
    buttons?.item(Math.min(Math.max(to, 0), cells.length - 1)).focus();
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons are the controls; it only moves the focus among them */}
      <div
        ref={strip}
        onKeyDown={walk}
        onMouseLeave={() => setAsked(null)}
        className="grid auto-cols-fr grid-flow-col gap-px sm:gap-0.5"
      >
        {cells.map((each, index) => (
          <button
            key={each.group}
            type="button"
            tabIndex={index === stop ? 0 : -1}
            aria-label={`${each.group}: ${levelWords(each)}`}
            onMouseEnter={() => setAsked(index)}
            onFocus={() => {
              setAsked(index);
              setStop(index);
            }}
            onBlur={() => setAsked(null)}
            onClick={() => onSelect?.(each.group)}
            className="group flex min-w-0 flex-col items-stretch justify-end gap-1.5"
          >
            <span
              aria-hidden="true"
              className={clsx(
                "hidden rotate-180 self-center whitespace-nowrap text-2xs [writing-mode:vertical-rl] sm:block",
                index === asked ? "text-accent-strong" : "text-ink-3",
                each.level !== "none" && index !== asked && "text-ink-2",
              )}
            >
              {each.group}
            </span>
            <Cell cell={each} asked={index === asked} />
          </button>
        ))}
      </div>
      <p className="mt-3 line-clamp-3 min-h-15 text-ink-2 text-sm" aria-hidden="true">
        {cell === undefined ? text : <Readout cell={cell} />}
      </p>
      <p className="sr-only">{text}</p>
    </div>
  );
}

function Cell({ cell, asked }: { cell: PrintCell; asked: boolean }) {
  const frame = clsx(
    "block h-12 w-full border-b-2",
    asked ? "border-accent text-accent" : "border-line text-ink",
  );
  if (cell.level === "unknown") {
    return <span className={clsx(frame, "hatch")} />;
  }
  return (
    <svg aria-hidden="true" viewBox="0 0 8 32" preserveAspectRatio="none" className={frame}>
      <path
        d={cellPath(cell.level, 0, 8, 32)}
        fill="currentColor"
        className={
          { none: "opacity-25", read: "opacity-60", some: "opacity-80", full: "" }[cell.level]
        }
      />
    </svg>
  );
}

function Readout({ cell }: { cell: PrintCell }) {
  return (
    <>
      <span className="font-medium text-ink">{cell.group}</span> {levelWords(cell)}
      {cell.scopes.length > 0 && <code className="ml-2 text-xs">{cell.scopes.join(", ")}</code>}
    </>
  );
}
