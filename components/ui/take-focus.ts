import { flushSync } from "react-dom";

/**
 * As a `ref`, of what takes the place of something that was just pressed: it takes the focus over, which would fall to
 * the page. It must be able to have it.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

/** Says what is wrong in a form, by `say`, and brings the reader to the first field of it. */
export function atFirstProblem(form: HTMLFormElement, say: () => void): void {
  flushSync(say);
  const field = form.querySelector('[aria-invalid="true"]');
  if (field instanceof HTMLElement) field.focus();
}
