"use client";
import clsx from "clsx";
import { VERDICT_WORDS } from "@/components/review/words";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { VERDICTS, type Verdict } from "@/lib/audit/review/review";

/** The four decisions, each with its letter. */
export function VerdictChoice({
  chosen,
  allowed,
  why,
  onChoose,
}: {
  chosen: Verdict | null;
  allowed: readonly Verdict[];
  /** Why some are not allowed; null when all are. */
  why: string | null;
  onChoose: (verdict: Verdict) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">Decide</legend>
      <div className="grid grid-cols-2 gap-2">
        {VERDICTS.map((verdict) => (
          <Choice
            key={verdict}
            verdict={verdict}
            isChosen={chosen === verdict}
            isAllowed={allowed.includes(verdict)}
            onChoose={onChoose}
          />
        ))}
      </div>
      <p className="mt-2 min-h-4 text-pretty text-ink-2 text-xs">
        {why ?? (chosen !== null && VERDICT_WORDS[chosen].means)}
      </p>
    </fieldset>
  );
}

function Choice({
  verdict,
  isChosen,
  isAllowed,
  onChoose,
}: {
  verdict: Verdict;
  isChosen: boolean;
  isAllowed: boolean;
  onChoose: (verdict: Verdict) => void;
}) {
  const { word, key } = VERDICT_WORDS[verdict];
  useHotkey(key, () => isAllowed && onChoose(verdict), word);
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      disabled={!isAllowed}
      onClick={() => onChoose(verdict)}
      className={clsx(
        "flex min-h-9 items-center gap-2 rounded-md border px-3 text-left font-medium text-sm pointer-coarse:min-h-11",
        isChosen ? "border-accent bg-accent-soft text-accent-strong" : "border-edge",
        isAllowed ? "hover:bg-sunken" : "cursor-not-allowed border-dashed text-ink-3",
      )}
    >
      <span className="flex-1">{word}</span>
      <Kbd>{key.toUpperCase()}</Kbd>
    </button>
  );
}
