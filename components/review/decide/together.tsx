"use client";
import { MOST_TOGETHER } from "@/components/review/acts/use-acts";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { isLowRisk, type ReviewKey } from "@/lib/audit/review/population";
import type { Opening } from "@/lib/audit/review/review";
import { counted, countOf } from "@/lib/audit/words";

/** Offers the same decision for keys with the same scopes and owner, or says why this one is decided alone. */
export function Together({
  one,
  like,
  withLike,
  opening,
  onWithLike,
}: {
  one: ReviewKey;
  like: readonly ReviewKey[];
  withLike: boolean;
  opening: Opening;
  onWithLike: (withLike: boolean) => void;
}) {
  useHotkey("a", () => onWithLike(like.length > 0 && !withLike), "And those with the same scopes");
  if (like.length === 0) {
    if (isLowRisk(one)) return null;
    const why = one.isPrivileged
      ? `it is privileged (${opening.privileged}).`
      : "it has unrecognized scopes.";
    return (
      <p className="text-pretty text-ink-3 text-xs">
        Must be decided on its own: {one.analysis === null ? "its scopes were not read." : why}
      </p>
    );
  }
  const owner = opening.owners === undefined ? "" : " and the same owner";
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input
        type="checkbox"
        checked={withLike}
        onChange={(event) => onWithLike(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="flex-1">
        {like.length > MOST_TOGETHER
          ? `And ${counted(MOST_TOGETHER)} of the ${countOf(like.length, "other undecided key")}`
          : `And the ${countOf(like.length, "other undecided key")}`}{" "}
        with exactly these scopes{owner}
      </span>
      <Kbd>A</Kbd>
    </label>
  );
}
