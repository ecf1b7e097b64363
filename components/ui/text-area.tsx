import clsx from "clsx";
import { type ComponentPropsWithRef, useId } from "react";

type TextAreaProps = Omit<ComponentPropsWithRef<"textarea">, "id"> & {
  label: string;
  /** What is wrong with the value. Replaces the hint. */
  problem?: string | null;
  hint?: string;
};

/** A few lines of text with their label, and a line below that says what is wrong. */
export function TextArea({ label, problem = null, hint, ...textarea }: TextAreaProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        aria-invalid={problem !== null}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        className={clsx(
          "block w-full resize-y rounded-md border bg-surface px-2.5 py-2 text-sm placeholder:text-ink-3 focus-visible:outline-offset-1 pointer-coarse:text-base",
          problem === null ? "border-edge" : "border-critical",
        )}
        {...textarea}
      />
      {below !== undefined && (
        <p
          id={`${id}-below`}
          aria-live="polite"
          className={clsx(
            "mt-1 text-pretty text-xs",
            problem === null ? "text-ink-3" : "text-critical",
          )}
        >
          {below}
        </p>
      )}
    </div>
  );
}
