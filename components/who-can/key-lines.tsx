"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { useDrawnFocus } from "@/components/ui/rows/use-drawn-focus";
import type { LinesHandle } from "@/components/ui/rows/virtual-lines";
import { AccountHeading } from "./account-heading";
import type { Line } from "./lines";

/** Above this many lines, laying them all out is slow. */
const ALL_AT_ONCE = 200;
const LINE_PX = { account: 49, item: 66 };

// Lines are positioned by style attributes, which the content security policy allows only scripts to set, so the server
// renders none.
const VirtualLines = dynamic(
  () => import("@/components/ui/rows/virtual-lines").then((module) => module.VirtualLines),
  { ssr: false },
);

/** Keys under their accounts. In a list with `walks`, J and K move from key to key. */
export function KeyLines<Item>({
  lines,
  label,
  item,
  as = "h3",
  walks = false,
}: {
  lines: readonly Line<Item>[];
  label: string;
  item: (item: Item) => ReactNode;
  /** The heading level of the accounts. */
  as?: "h2" | "h3";
  walks?: boolean;
}) {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useRef<LinesHandle>(null);

  const { wanted, focus } = useDrawnFocus((index) =>
    list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`),
  );

  function walk(step: number) {
    if (!walks) return;
    const focused = document.activeElement?.closest<HTMLElement>("[data-index]");
    const here = wanted.current ?? focused?.dataset.index;
    let to = here === undefined ? (step > 0 ? -1 : 0) : Number(here);
    do to += step;
    while (lines[to]?.kind === "account");
    if (lines[to] === undefined) return;
    virtual.current?.reveal(to);
    focus(to);
  }
  useHotkey("j", () => walk(1), "Next row");
  useHotkey("k", () => walk(-1), "Previous row");

  const line = (index: number) => {
    const each = lines[index];
    if (each === undefined) return null;
    if (each.kind === "item") return item(each.item);
    return <AccountHeading id={each.id} account={each.account} count={each.count} as={as} />;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list has empty room around its lines, which no ul may hold
    <div ref={list} role="list" aria-label={label}>
      {lines.length > ALL_AT_ONCE ? (
        <VirtualLines
          ref={virtual}
          count={lines.length}
          sizeOf={(index) => LINE_PX[lines[index]?.kind ?? "item"]}
          line={line}
        />
      ) : (
        lines.map((_, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no state, and their index is what J and K go by
          <div role="listitem" key={index} data-index={index}>
            {line(index)}
          </div>
        ))
      )}
    </div>
  );
}
