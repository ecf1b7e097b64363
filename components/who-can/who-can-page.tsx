"use client";
import { parseAsArrayOf, useQueryStates } from "nuqs";
import { useCallback, useDeferredValue, useMemo } from "react";
import { BeyondNote } from "@/components/fleet/beyond/beyond-note";
import { FleetBody } from "@/components/fleet/fleet-body";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { parseAsText } from "@/components/links/parse-as-text";
import { Skeleton } from "@/components/ui/skeleton";
import { parseQuery } from "@/lib/audit/who-can/query";
import { Answer } from "./answer";
import { ExampleQuestions } from "./example-questions";
import { QuestionField } from "./question-field";

const STATE = {
  can: parseAsText.withDefault(""),
  pick: parseAsArrayOf(parseAsText).withDefault([]),
};

/** A question that no list of keys answers directly: which keys can do this, among all that was read. */
export function WhoCanPage() {
  const view = useFleet();
  const { retry } = view;
  const [{ can, pick }, setState] = useQueryStates(STATE, { history: "replace" });
  // Typing has priority: the answer follows, over the newest fleet there was time for.
  const fleet = useDeferredValue(view.fleet);
  const asked = useDeferredValue(can);
  const parsed = useMemo(() => parseQuery(asked), [asked]);
  const seen = useMemo(() => new Set([...fleet.shapes.values()].flat()), [fleet.shapes]);
  const ask = (question: string, typing: boolean) =>
    void setState(
      { can: question === "" ? null : question, pick: null },
      { history: typing ? "replace" : "push" },
    );
  const onPicks = useCallback(
    (change: (before: readonly string[]) => string[]) =>
      void setState(({ pick: before }) => ({ pick: change(before) }), { history: "push" }),
    [setState],
  );
  const onRetry = useCallback(() => void retry(), [retry]);

  return (
    <>
      <div className="mb-4">
        <h1 className="font-semibold text-xl">{PAGES.whoCan.title}</h1>
        <BeyondNote />
      </div>
      <QuestionField question={can} seen={seen} onAsk={ask} />
      <FleetBody view={view} fleet={fleet} waiting={<Waiting />}>
        {asked === "" ? (
          <ExampleQuestions fleet={fleet} onAsk={(question) => ask(question, false)} />
        ) : (
          parsed.ok && (
            <Answer
              question={asked}
              query={parsed.query}
              fleet={fleet}
              seen={seen}
              picks={pick}
              onPicks={onPicks}
              onRetry={onRetry}
            />
          )
        )}
      </FleetBody>
    </>
  );
}

function Waiting() {
  return (
    <div className="mt-8 space-y-4">
      <p className="sr-only">Listing the keys.</p>
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-5 w-11/12" />
    </div>
  );
}
