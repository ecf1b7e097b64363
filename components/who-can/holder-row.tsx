"use client";
import { memo } from "react";
import { analysisOf } from "@/components/key/analysis-of";
import { ExposureScore } from "@/components/key/exposure-score";
import { KeyPrint } from "@/components/key/key-print";
import { ScopeChip } from "@/components/key/scope-chip";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import type { Holder } from "@/lib/audit/who-can/who-can";
import { KeyName } from "./key-name";
import { OtherAbilities } from "./other-abilities";

const CHIPS = 2;

/**
 * A key that can: what it is, through which scopes, and what else it can do. Memoized: scrolling asks for every visible
 * row on each frame.
 */
export const HolderRow = memo(function HolderRow({
  holder: { key, matched },
  scopes,
  picked,
  onPick,
}: {
  holder: Holder;
  scopes: readonly string[];
  /** It is one of the two keys to compare. */
  picked: boolean;
  onPick: (key: FleetKey) => void;
}) {
  const analysis = analysisOf(scopes);
  const mine = new Set(matched);
  const others = analysis.effects.filter(({ rules }) =>
    rules.every((rule) => rule.scopes.every((scope) => !mine.has(scope))),
  );
  return (
    <div className="holder-row border-line border-b py-2 hover:bg-sunken has-[a:focus-visible]:bg-accent-soft">
      <label className="[grid-area:pick] flex size-6 items-center justify-center">
        <span className="sr-only">
          Pick {key.name === "" ? key.api_key_id : key.name} to compare
        </span>
        <input
          type="checkbox"
          checked={picked}
          onChange={() => onPick(key)}
          className="size-4 accent-accent"
        />
      </label>
      <div className="[grid-area:name] min-w-0">
        <KeyName apiKey={key} />
      </div>
      <div className="[grid-area:type] flex min-w-0 flex-col gap-1 text-ink-2 text-xs">
        <ExposureScore score={analysis.exposure.score} />
        <span className="truncate">{TYPE_WORD[analysis.classification.type]}</span>
      </div>
      <div className="[grid-area:print]">
        <KeyPrint cells={analysis.print} />
      </div>
      <div className="[grid-area:scopes] flex min-w-0 flex-wrap items-center gap-1.5">
        {matched.length === 0 && <span className="text-ink-2 text-xs">by what it lacks</span>}
        {matched.slice(0, CHIPS).map((scope) => (
          <ScopeChip key={scope} scope={scope} />
        ))}
        <OtherAbilities matched={matched} shown={CHIPS} others={others} />
      </div>
    </div>
  );
});
