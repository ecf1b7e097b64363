"use client";
import { ArrowRight } from "lucide-react";
import { useMemo } from "react";
import { Section } from "@/components/ui/section";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import { EXAMPLES, exampleCounts } from "./examples";

/** Example questions while nothing is asked, each with how many keys it would find so far. */
export function ExampleQuestions({
  fleet,
  onAsk,
}: {
  fleet: Fleet;
  onAsk: (question: string) => void;
}) {
  const counts = useMemo(() => exampleCounts(fleet), [fleet]);
  const read = fleet.keys.filter((key) => key.shape !== null).length;
  const all = fleet.keys.length;
  return (
    <Section title="Common questions" className="mt-8" contentClassName="mt-1">
      <p className="text-ink-2 text-sm">
        {read === all
          ? `Counted over ${all === 1 ? "" : "all "}${countOf(all, "key")}.`
          : `Counted over the ${counted(read)} of ${countOf(all, "key")} that are read${fleet.finishedAtMs === null ? " so far" : ""}.`}
      </p>
      <ul className="mt-4 grid overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-2">
        {EXAMPLES.map(({ question, why }) => (
          <li key={question} className="-mb-px border-line border-b sm:odd:border-r">
            <button
              type="button"
              onClick={() => onAsk(question)}
              className="group flex size-full items-center gap-4 px-4 py-3 text-left hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-sm">{question}</span>
                <span className="block text-ink-2 text-xs">{why}</span>
              </span>
              <span className="figures shrink-0 text-ink-2 text-xs">
                <span className="font-medium text-base text-ink">
                  {counted(counts.get(question) ?? 0)}
                </span>{" "}
                of {counted(read)}
              </span>
              <ArrowRight
                aria-hidden="true"
                className="size-4 shrink-0 text-ink-3 group-hover:text-accent"
              />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
