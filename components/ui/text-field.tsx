import clsx from "clsx";
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";

type Field = {
  label: string;
  /** Hides the label visually, not from screen readers: only where the field's position explains it. */
  hideLabel?: boolean;
  /** What is wrong with the value. Replaces the hint. */
  problem?: string | null;
  hint?: ReactNode;
};

type TextFieldProps = Field &
  Omit<ComponentPropsWithRef<"input">, "id" | "size"> & { before?: ReactNode; after?: ReactNode };

/** A one-line text field with its label, adornments at both ends, and a problem message below it. */
export function TextField({
  label,
  hideLabel,
  problem = null,
  hint,
  before,
  after,
  className,
  ...input
}: TextFieldProps) {
  const id = useId();
  const field = { label, hideLabel, problem, hint };
  return (
    <Labelled id={id} {...field} className={className} belowClassName="mt-1.5 text-sm">
      <div
        className={clsx(
          "flex min-h-9 items-center gap-2 rounded-md border bg-surface px-2.5 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-1 pointer-coarse:min-h-11",
          problem === null ? "border-edge" : "border-critical",
        )}
      >
        {before}
        <input
          {...aboutField(id, field)}
          spellCheck={false}
          autoComplete="off"
          className="min-w-0 flex-1 text-ellipsis bg-transparent text-sm placeholder:text-ink-3 focus-visible:outline-none pointer-coarse:text-base"
          {...input}
        />
        {after}
      </div>
    </Labelled>
  );
}

type TextAreaProps = Field & Omit<ComponentPropsWithRef<"textarea">, "id">;

/** A multi-line text field with its label and a problem message below it. */
export function TextArea({ label, problem = null, hint, ...textarea }: TextAreaProps) {
  const id = useId();
  const field = { label, problem, hint };
  return (
    <Labelled id={id} {...field} belowClassName="mt-1 text-pretty text-xs">
      <textarea
        {...aboutField(id, field)}
        rows={3}
        className={clsx(
          "block w-full resize-y rounded-md border bg-surface px-2.5 py-2 text-sm placeholder:text-ink-3 focus-visible:outline-offset-1 pointer-coarse:text-base",
          problem === null ? "border-edge" : "border-critical",
        )}
        {...textarea}
      />
    </Labelled>
  );
}

function aboutField(id: string, { problem, hint }: Pick<Field, "problem" | "hint">) {
  return {
    id,
    "aria-invalid": problem !== null,
    "aria-describedby": (problem ?? hint) === undefined ? undefined : `${id}-below`,
  };
}

function Labelled({
  id,
  label,
  hideLabel = false,
  problem,
  hint,
  className,
  belowClassName,
  children,
}: Field & { id: string; className?: string; belowClassName: string; children: ReactNode }) {
  const below = problem ?? hint;
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={hideLabel ? "sr-only" : "mb-1.5 block font-medium text-ink text-sm"}
      >
        {label}
      </label>
      {children}
      {below !== undefined && (
        <p
          id={`${id}-below`}
          aria-live="polite"
          className={clsx(belowClassName, problem === null ? "text-ink-3" : "text-critical")}
        >
          {below}
        </p>
      )}
    </div>
  );
}
