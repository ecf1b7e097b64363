"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { groupId } from "@/components/key/group-slug";
import { LargeCell } from "@/components/key/large-cell";
import { useCellWalk } from "@/components/ui/hotkeys/use-cell-walk";
import { levelWord } from "@/lib/audit/catalogue/levels";
import { type PrintCell, printText } from "@/lib/audit/catalogue/print";

type Pair = { group: string; a: PrintCell; b: PrintCell; differs: boolean };

/**
 * Two prints, one above the other, with a diamond between cells that differ. Hovering or focusing a pair describes it
 * below; arrow keys move along, Enter goes to the group.
 */
export function ComparedPrints({
  a,
  b,
  names,
  children,
}: {
  a: readonly PrintCell[];
  b: readonly PrintCell[];
  names: readonly [string, string];
  /** The name of the lower print. */
  children: ReactNode;
}) {
  const pairs = pairsOf(a, b);
  const walk = useCellWalk(pairs.length);
  const { asked } = walk;
  const pair = asked === null ? undefined : pairs[asked];
  const differing = pairs.filter((each) => each.differs);

  return (
    <section aria-label="Two prints">
      <div
        {...walk.strip}
        role="toolbar"
        aria-label="Both prints, group by group"
        className="grid auto-cols-fr grid-flow-col gap-px sm:gap-0.5"
      >
        {pairs.map((each, index) => (
          <button
            key={each.group}
            type="button"
            {...walk.cell(index)}
            aria-label={`${each.group}, ${each.differs ? "differs" : "the same"}: ${levelWord(each.a)}; ${levelWord(each.b)}`}
            onClick={() => goTo(each.group)}
            className="flex min-w-0 flex-col items-stretch justify-end"
          >
            <span
              aria-hidden="true"
              className={clsx(
                "mb-2 hidden rotate-180 self-center whitespace-nowrap text-2xs [writing-mode:vertical-rl] sm:block",
                index === asked ? "text-accent-strong" : each.differs ? "text-ink" : "text-ink-3",
                each.differs && "font-medium",
              )}
            >
              {each.group}
            </span>
            <LargeCell cell={each.a} asked={index === asked} className="h-9" />
            <span aria-hidden="true" className="flex h-5 items-center justify-center">
              {each.differs && (
                <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2 text-accent-strong">
                  <path d="M4 0l4 4-4 4-4-4z" fill="currentColor" />
                </svg>
              )}
            </span>
            <LargeCell cell={each.b} asked={index === asked} className="h-9" />
          </button>
        ))}
      </div>
      <div className="mt-2">{children}</div>
      <p aria-hidden="true" className="mt-3 min-h-15 text-ink-2 text-sm sm:min-h-10">
        {pair === undefined ? (
          `${differing.length} of ${pairs.length} groups differ${differing.length === 0 ? "." : `: ${differing.map(({ group }) => group).join(", ")}.`}`
        ) : (
          <>
            <span className="font-medium text-ink">{pair.group}</span> · above {levelWord(pair.a)},{" "}
            {pair.a.held} of {pair.a.total} · below {levelWord(pair.b)}, {pair.b.held} of{" "}
            {pair.b.total}
          </>
        )}
      </p>
      <p className="sr-only">
        {names[0]}: {printText(a)} {names[1]}: {printText(b)}
      </p>
    </section>
  );
}

function pairsOf(a: readonly PrintCell[], b: readonly PrintCell[]): Pair[] {
  return a.flatMap((cell, index) => {
    const other = b[index];
    if (other === undefined) return [];
    const differs = cell.scopes.join(" ") !== other.scopes.join(" ");
    return [{ group: cell.group, a: cell, b: other, differs }];
  });
}

function goTo(group: string) {
  const element = document.getElementById(groupId(group));
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}
