import type { SessionRegion } from "@/lib/contract/answers";

export type RegionChoice = SessionRegion | "find";

const CHOICES: { value: RegionChoice; word: string }[] = [
  { value: "find", word: "Detect automatically" },
  { value: "global", word: "Global" },
  { value: "eu", word: "EU" },
  { value: "sandbox", word: "Sandbox" },
];

/** Which SendGrid host the key belongs to. The server can try both if the reader does not know. */
export function RegionField({
  value,
  sandbox,
  onChange,
}: {
  value: RegionChoice;
  /** Whether the built-in sandbox is offered here. */
  sandbox: boolean;
  onChange: (value: RegionChoice) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">Region</legend>
      <div className="flex flex-wrap gap-1 rounded-md bg-sunken p-1">
        {CHOICES.filter((choice) => sandbox || choice.value !== "sandbox").map((choice) => (
          <label
            key={choice.value}
            className="flex h-7 flex-auto cursor-pointer items-center justify-center rounded-sm px-2.5 text-ink-2 text-sm has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--edge)] has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-11"
          >
            <input
              type="radio"
              name="region"
              className="sr-only"
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            {choice.word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
