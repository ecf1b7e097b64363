import { flushSync } from "react-dom";

/** Says what is wrong in a form, by `say`, and brings the reader to the first field of it. */
export function atFirstProblem(form: HTMLFormElement, say: () => void): void {
  flushSync(say);
  const field = form.querySelector('[aria-invalid="true"]');
  if (field instanceof HTMLElement) field.focus();
}
