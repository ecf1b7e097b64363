"use client";
import clsx from "clsx";
import { groupId } from "@/components/key/group-slug";
import { LargeCell } from "@/components/key/large-cell";
import { useCellWalk } from "@/components/ui/hotkeys/use-cell-walk";
import { levelWord } from "@/lib/audit/catalogue/levels";
import type { PrintCell } from "@/lib/audit/catalogue/print";
import { countOf } from "@/lib/audit/words";

/**
 * The labeled print of one key. Hovering or focusing a cell describes it below; arrow keys move along, Enter opens its
 * group. With no active cell, the line below reads the whole print.
 * @param text the print in words, from `printText`
 */
export function LargeKeyPrint({ cells, text }: { cells: readonly PrintCell[]; text: string }) {
  const walk = useCellWalk(cells.length);
  const { asked } = walk;
  const cell = asked === null ? undefined : cells[asked];

  return (
    <div>
      <div
        {...walk.strip}
        role="toolbar"
        aria-label="Key print, group by group"
        className="grid auto-cols-fr grid-flow-col gap-px sm:gap-0.5"
      >
        {cells.map((each, index) => (
          <button
            key={each.group}
            type="button"
            {...walk.cell(index)}
            aria-label={`${each.group}: ${levelWords(each)}`}
            onClick={() => openGroup(each.group)}
            className="flex min-w-0 flex-col items-stretch justify-end gap-2"
          >
            <span
              aria-hidden="true"
              className={clsx(
                "rotate-180 self-center whitespace-nowrap text-[0.625rem] leading-3 [writing-mode:vertical-rl] sm:text-2xs",
                index === asked && "text-accent-strong",
                index !== asked && (each.fill === "empty" ? "text-ink-3" : "font-medium text-ink"),
              )}
            >
              {each.group}
            </span>
            <LargeCell cell={each} asked={index === asked} className="h-12" />
          </button>
        ))}
      </div>
      {/* Both lines share one grid cell, so that pointing at a cell moves nothing. */}
      <div className="mt-3 grid min-h-15 text-ink-2 text-sm sm:min-h-10">
        <p className={clsx("col-start-1 row-start-1", cell !== undefined && "opacity-0")}>{text}</p>
        {cell !== undefined && (
          <p aria-hidden="true" className="col-start-1 row-start-1 line-clamp-3 sm:line-clamp-2">
            <Readout cell={cell} />
          </p>
        )}
      </div>
    </div>
  );
}

function Readout({ cell }: { cell: PrintCell }) {
  return (
    <>
      <span className="font-medium text-ink">{cell.group}</span> · {levelWords(cell)}{" "}
      <code className="ml-1 text-xs">{cell.scopes.join(", ")}</code>
    </>
  );
}

/** The level with its count; "Some access: 3 of 8" already includes one. */
function levelWords(cell: PrintCell): string {
  const { level, held, total } = cell;
  if (level === "some" || total === 0) return levelWord(cell);
  return `${levelWord(cell)}, ${held} of ${countOf(total, "scope")}`;
}

function openGroup(group: string) {
  const element = document.getElementById(groupId(group));
  const details = element?.closest("details");
  if (details === null || details === undefined || element === null) return;
  details.open = true;
  element.scrollIntoView({ block: "start" });
  element.querySelector("summary")?.focus();
}
