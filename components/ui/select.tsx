/** A choice of one, without a line for its label, which only a screen reader says. */
export function Select<Value extends string>({
  label,
  value,
  values,
  wordOf,
  onChoose,
  className,
}: {
  label: string;
  value: Value;
  values: readonly Value[];
  wordOf: (value: Value) => string;
  onChoose: (value: Value) => void;
  className?: string;
}) {
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
