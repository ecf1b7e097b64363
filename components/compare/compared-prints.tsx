"use client";
import clsx from "clsx";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { cellPath } from "@/components/key/cell-path";
import { groupId } from "@/components/key/group-slug";
import { levelWord } from "@/lib/audit/levels";
import { type PrintCell, printText } from "@/lib/audit/print";

type Pair = { group: string; a: PrintCell; b: PrintCell; differs: boolean };

/**
 * Two prints above each other. Where they differ a diamond stands between the two cells. Hovering or focusing a pair
 * says below what it stands for; arrow keys walk along, Enter goes to the group.
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
  /** Who the lower print belongs to. */
  children: ReactNode;
}) {
  const strip = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const pairs = pairsOf(a, b);
  const pair = asked === null ? undefined : pairs[asked];
  const differing = pairs.filter((each) => each.differs);

  function walk(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0 };
    const to = event.key === "End" ? pairs.length - 1 : steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const button = strip.current?.children.item(Math.min(Math.max(to, 0), pairs.length - 1));
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <section aria-label="Two prints">
      <div
        ref={strip}
        role="toolbar"
        aria-label="Both prints, group by group"
        onKeyDown={walk}
        onMouseLeave={() => setAsked(null)}
        className="grid auto-cols-fr grid-flow-col gap-px sm:gap-0.5"
      >
        {pairs.map((each, index) => (
          <button
            key={each.group}
            type="button"
            tabIndex={index === stop ? 0 : -1}
            aria-label={`${each.group}, ${each.differs ? "differs" : "the same"}: ${levelWord(each.a)}; ${levelWord(each.b)}`}
            onMouseEnter={() => setAsked(index)}
            onFocus={() => {
              setAsked(index);
              setStop(index);
            }}
            onBlur={() => setAsked(null)}
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
            <Cell cell={each.a} asked={index === asked} />
            <span aria-hidden="true" className="flex h-5 items-center justify-center">
              {each.differs && (
                <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2 text-accent-strong">
                  <path d="M4 0l4 4-4 4-4-4z" fill="currentColor" />
                </svg>
              )}
            </span>
            <Cell cell={each.b} asked={index === asked} />
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

const TONE = { empty: "opacity-25", half: "opacity-60", full: "" };

function Cell({ cell, asked }: { cell: PrintCell; asked: boolean }) {
  const frame = clsx(
    "block h-9 w-full border-b-2 transition-colors",
    asked ? "border-accent text-accent" : "border-line text-ink",
  );
  if (cell.fill === "unknown") return <span className={clsx(frame, "hatch")} />;
  return (
    <svg aria-hidden="true" viewBox="0 0 8 32" preserveAspectRatio="none" className={frame}>
      <path d={cellPath(cell, 0, 8, 32)} fill="currentColor" className={TONE[cell.fill]} />
    </svg>
  );
}
