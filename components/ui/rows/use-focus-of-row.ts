import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Blurs a row that was reused for another one: Enter must not open a row that the reader did not go to.
 * @param body of a table whose rows identify their item in `data-key`
 */
export function useFocusOfRow(body: RefObject<HTMLTableSectionElement | null>): void {
  const entered = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const element = body.current;
    const note = ({ target }: FocusEvent) => {
      entered.current = keyOf(target);
    };
    element?.addEventListener("focusin", note);
    return () => element?.removeEventListener("focusin", note);
  }, [body]);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || body.current?.contains(active) !== true) return;
    if (keyOf(active) !== entered.current) active.blur();
  });
}

function keyOf(place: EventTarget | null): string | undefined {
  return place instanceof Element ? place.closest("tr")?.dataset.key : undefined;
}
