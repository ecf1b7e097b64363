import { flushSync } from "react-dom";

/**
 * A `ref` callback for a focusable element that replaces the one just pressed: it takes the focus, which would
 * otherwise fall to the page.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

/** Shows a form's problems through `say`, then focuses the first invalid field. */
export function atFirstProblem(form: HTMLFormElement, say: () => void): void {
  flushSync(say);
  const field = form.querySelector('[aria-invalid="true"]');
  if (field instanceof HTMLElement) field.focus();
}
