import clsx from "clsx";
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";

type TextFieldProps = Omit<ComponentPropsWithRef<"input">, "id" | "size"> & {
  label: string;
  /** Stays in the accessibility tree, out of sight: only where the field's place says what it is. */
  hideLabel?: boolean;
  /** What is wrong with the value. Replaces the hint. */
  problem?: string | null;
  hint?: ReactNode;
  before?: ReactNode;
  after?: ReactNode;
};

/** One line of text with its label, what stands at its ends, and a line below it that says what is wrong. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hideLabel = false,
    problem = null,
    hint,
    before,
    after,
    className,
    ...input
  } = props;
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={hideLabel ? "sr-only" : "mb-1.5 block font-medium text-ink text-sm"}
      >
        {label}
      </label>
      <div
        className={clsx(
          "flex min-h-9 items-center gap-2 rounded-md border bg-surface px-2.5 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-1 pointer-coarse:min-h-11",
          problem === null ? "border-edge" : "border-critical",
        )}
      >
        {before}
        <input
          id={id}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={below === undefined ? undefined : `${id}-below`}
          className="min-w-0 flex-1 text-ellipsis bg-transparent text-sm placeholder:text-ink-3 focus-visible:outline-none pointer-coarse:text-base"
          {...input}
        />
        {after}
      </div>
      {below !== undefined && (
        <p
          id={`${id}-below`}
          aria-live="polite"
          className={clsx("mt-1.5 text-sm", problem === null ? "text-ink-3" : "text-critical")}
        >
          {below}
        </p>
      )}
    </div>
  );
}
