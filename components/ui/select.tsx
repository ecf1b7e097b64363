import clsx from "clsx";

type Choice<Value extends string> = {
  /** Read only by screen readers. */
  label: string;
  value: Value;
  values: readonly Value[];
  wordOf: (value: Value) => string;
  onChoose: (value: Value) => void;
  className?: string;
};

/** A single choice with all options visible, each with its count. */
export function CountedChoice<Value extends string>({
  label,
  value,
  values,
  wordOf,
  countOf,
  onChoose,
  className,
}: Choice<Value> & { countOf: (value: Value) => string }) {
  return (
    <fieldset className={clsx("flex gap-1", className)}>
      <legend className="sr-only">{label}</legend>
      {values.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === value}
          onClick={() => onChoose(each)}
          className={clsx(
            "flex h-7 items-center gap-1.5 rounded-md px-2 text-sm pointer-coarse:h-11",
            each === value
              ? "bg-accent-soft font-medium text-accent-strong"
              : "text-ink-2 hover:bg-sunken",
          )}
        >
          {wordOf(each)}
          <span className="figures text-xs">{countOf(each)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** A single choice, collapsed to the chosen option. */
export function Select<Value extends string>({
  label,
  value,
  values,
  wordOf,
  onChoose,
  className,
}: Choice<Value>) {
  return (
    <label className={className}>
      <span className="sr-only">{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const next = values.find((each) => each === target.value);
          if (next !== undefined) onChoose(next);
        }}
        className="h-9 max-w-full rounded-md border border-edge bg-surface px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base"
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {wordOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
