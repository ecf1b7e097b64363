import { type KeyboardEvent, type MouseEvent, useState, useTransition } from "react";
import type { KeyRow } from "@/components/filters/key-row";
import { useGoTo } from "@/components/links/followed-again";
import type { KeyRef } from "@/lib/audit/key-ref";

/**
 * One pair of handlers for clicks and Enter on all rows, so that rows need no handlers of their own.
 * @returns `leavingFor`: the key whose page is loading
 */
export function useRowActs({
  rowAt,
  onSelect,
  onLook,
}: {
  rowAt: (place: Element) => KeyRow | undefined;
  onSelect: (ref: KeyRef) => void;
  onLook: (row: KeyRow) => void;
}) {
  const goTo = useGoTo();
  const [isLeaving, startLeaving] = useTransition();
  const [left, setLeft] = useState<KeyRef | null>(null);

  function onClick(event: MouseEvent<HTMLTableElement>) {
    if (!(event.target instanceof Element)) return;
    const row = rowAt(event.target);
    if (row === undefined) return;
    const act = event.target.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "select") return onSelect(row.ref);
    const link = event.target.closest("a");
    if (link !== null && isFollowedHere(event)) {
      event.preventDefault();
      setLeft(row.ref);
      startLeaving(() => goTo(link.href));
      return;
    }
    const isOwn = event.target.closest("a,button") !== null || isSelecting();
    if (act === "look" || !isOwn) onLook(row);
  }
  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLTableRowElement)) return;
    const row = rowAt(event.target);
    if (row === undefined) return;
    // The drawer opens within this event and focuses its first button, which the browser would then press.
    event.preventDefault();
    onLook(row);
  }
  return { leavingFor: isLeaving ? left : null, onClick, onKeyDown };
}

/** Whether the browser would follow a link in this tab, not in a new tab or window. */
function isFollowedHere({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** Whether the click ended a text selection, and so should open nothing. */
function isSelecting(): boolean {
  return window.getSelection()?.type === "Range";
}
