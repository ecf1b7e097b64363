"use client";
import { ScopeChips } from "@/components/key/scope-chip";
import { Popover } from "@/components/ui/popover";
import { Bullets } from "@/components/ui/section";
import { EFFECTS, type EffectHit } from "@/lib/audit/effects/effects";
import { countOf, oneOr } from "@/lib/audit/words";

/** What does not fit a row: the other matching scopes, and what else the key can do. */
export function OtherAbilities({
  matched,
  shown,
  others,
}: {
  matched: readonly string[];
  /** How many of `matched` the row shows already. */
  shown: number;
  /** Abilities that none of the matched scopes grants. */
  others: readonly EffectHit[];
}) {
  const hidden = Math.max(0, matched.length - shown);
  const abilities = `${others.length} other ${oneOr(others.length, "ability", "abilities")}`;
  if (hidden === 0 && others.length === 0) {
    return <span className="text-ink-3 text-xs">no other ability</span>;
  }
  const words = [
    ...(hidden > 0 ? [`+${countOf(hidden, "scope")}`] : []),
    ...(others.length > 0 ? [`+${abilities}`] : []),
  ];
  return (
    <Popover
      button={words.join(" · ")}
      buttonClassName="min-h-6 whitespace-nowrap text-ink-2 text-xs underline decoration-line underline-offset-4 hover:text-ink hover:decoration-current"
      className="w-88 max-w-[calc(100vw-2rem)]"
    >
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so the keyboard must reach it
        tabIndex={0}
        aria-label="What else it can do"
        className="max-h-96 space-y-4 overflow-y-auto p-4 text-sm focus-visible:-outline-offset-2"
      >
        {hidden > 0 && (
          <div>
            <p className="font-medium">All {matched.length} scopes that match</p>
            <ScopeChips scopes={matched} className="mt-2" />
          </div>
        )}
        {others.length > 0 && (
          <div>
            <p className="font-medium">It can also</p>
            <Bullets
              items={others.map(
                ({ effect }) => EFFECTS.find(({ id }) => id === effect)?.can ?? effect,
              )}
              className="mt-1 space-y-1 pl-4 text-ink-2"
            />
          </div>
        )}
      </section>
    </Popover>
  );
}
