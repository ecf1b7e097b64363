import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Lets go of the focus of a row that has been drawn over with another: Enter must not open what nobody went to.
 * @param body of a table whose rows say in `data-key` what they are of
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
