"use client";
import { Check, Minus } from "lucide-react";
import { useState } from "react";
import { analysisOf } from "@/components/key/analysis-of";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { Analysis } from "@/lib/audit/effects/analyse";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { countOf } from "@/lib/audit/words";

/** Type, exposure and abilities side by side: those that differ, and a count of the rest. */
export function EffectsTable({
  a,
  b,
  names,
}: {
  a: readonly string[];
  b: readonly string[];
  names: readonly [string, string];
}) {
  const sides = [analysisOf(a), analysisOf(b)];
  const has = (analysis: Analysis, effect: string) =>
    analysis.effects.some((hit) => hit.effect === effect);
  const [isOpen, setIsOpen] = useState(false);
  const held = EFFECTS.filter(({ id }) => sides.some((side) => has(side, id)));
  // Abilities of both sides show no difference, so they are collapsed.
  const differing = held.filter(({ id }) => !sides.every((side) => has(side, id)));
  return (
    <Section title="Side by side">
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <table className="w-full table-fixed text-sm">
          <thead className="text-left text-xs">
            <tr className="border-line border-b">
              <td className="p-2" />
              {names.map((name, index) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: two sides, and both may have one name
                  key={index}
                  scope="col"
                  className="p-2 align-bottom font-medium text-ink-2"
                >
                  <span className="line-clamp-2 break-words">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr]:border-line [&>tr]:border-b [&>tr:last-child]:border-b-0">
            <Row
              title="Type, inferred"
              sides={sides}
              cell={(side) => TYPE_WORD[side.classification.type]}
            />
            <Row
              title="Exposure"
              sides={sides}
              cell={({ exposure }) => (
                <span className="figures text-xs">{exposure.score} of 100</span>
              )}
            />
            <Row
              title="Scopes"
              sides={sides}
              cell={({ real, unknown }) =>
                `${real.length}${unknown.length > 0 ? `, ${unknown.length} unknown` : ""}`
              }
            />
            {(isOpen ? held : differing).map(({ id, label }) => (
              <Row
                key={id}
                title={label}
                sides={sides}
                cell={(side) =>
                  has(side, id) ? (
                    <Check aria-label="yes" className="size-4" />
                  ) : side.unknown.length > 0 ? (
                    "not that we know"
                  ) : (
                    <Minus aria-label="no" className="size-4 text-ink-3" />
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {differing.length < held.length && (
        <Button size="small" tone="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Hide" : "Show"}{" "}
          {countOf(held.length - differing.length, "ability", "abilities")} both have
        </Button>
      )}
      {held.length < EFFECTS.length && (
        <p className="mt-2 text-ink-2 text-xs">
          Neither has the other {EFFECTS.length - held.length} of {EFFECTS.length} abilities.
        </p>
      )}
    </Section>
  );
}

function Row({
  title,
  sides,
  cell,
}: {
  title: string;
  sides: readonly Analysis[];
  cell: (side: Analysis) => React.ReactNode;
}) {
  return (
    <tr>
      <th scope="row" className="p-2 text-left align-top font-normal text-ink-2">
        {title}
      </th>
      {sides.map((side, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sides, and both may be one analysis
        <td key={index} className="p-2 align-top">
          {cell(side)}
        </td>
      ))}
    </tr>
  );
}
