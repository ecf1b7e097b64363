"use client";
import { useMemo } from "react";
import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { Badge } from "@/components/ui/badge";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { IndirectWay, WhoCan } from "@/lib/audit/who-can/who-can";
import { counted, countOf } from "@/lib/audit/words";
import { KeyLines } from "./key-lines";
import { KeyName } from "./key-name";
import { linesOf } from "./lines";
import { Section } from "./section";

const BASES: readonly IndirectWay["basis"][] = ["documented", "conflicting", "unverified"];

const BASIS: Record<
  IndirectWay["basis"],
  { word: string; tone: "accent" | "attention" | "plain" }
> = {
  documented: { word: "documented", tone: "accent" },
  conflicting: { word: "conflicting", tone: "attention" },
  unverified: { word: "unverified", tone: "plain" },
};

/** Keys that cannot do it now but could gain it: how, and how certain that is. */
export function IndirectSection({
  indirect,
  fleet,
}: {
  indirect: WhoCan["indirect"];
  fleet: Fleet;
}) {
  const ways = useMemo(() => waysOf(indirect), [indirect]);
  if (indirect.length === 0) return null;
  const counts = ways.map(({ way, items }) => `${counted(items.length)} ${BASIS[way.basis].word}`);
  return (
    <Section
      title={`${countOf(indirect.length, "more key")} could gain this ability`}
      about={`Not counted in the answer: ${counts.join(", ")}.`}
    >
      <div className="space-y-8">
        {ways.map(({ way, items }) => (
          <section key={way.way}>
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Badge tone={BASIS[way.basis].tone}>{BASIS[way.basis].word}</Badge>
              <p className="prose-width text-pretty text-sm">{way.sentence}</p>
            </div>
            <KeyLines
              label={`Keys that could, ${BASIS[way.basis].word}`}
              lines={linesOf(items, fleet.accounts)}
              item={({ key }) => {
                const scopes = key.shape === null ? undefined : fleet.shapes.get(key.shape);
                return (
                  <div className="grid grid-cols-1 items-center gap-x-6 gap-y-1 border-line border-b py-2 sm:grid-cols-[minmax(0,1fr)_auto]">
                    <KeyName apiKey={key} />
                    {scopes !== undefined && <KeyPrint cells={analysisOf(scopes).print} />}
                  </div>
                );
              }}
            />
          </section>
        ))}
      </div>
    </Section>
  );
}

function waysOf(indirect: WhoCan["indirect"]) {
  const ways = [...new Set(indirect.map(({ way }) => way))];
  return ways
    .map((way) => ({ way, items: indirect.filter((each) => each.way === way) }))
    .sort((a, b) => BASES.indexOf(a.way.basis) - BASES.indexOf(b.way.basis));
}
