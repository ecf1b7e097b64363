/**
 * As a `ref`, of what takes the place of something that was just pressed: it takes the focus over, which would fall to
 * the page. It must be able to have it.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
