"use client";
import { KeyRound } from "lucide-react";
import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useCallback, useDeferredValue, useMemo } from "react";
import { FailurePanel } from "@/components/key/failure-panel";
import { useFleet } from "@/components/key/use-fleet";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import { parseQuery } from "@/lib/audit/who-can-query";
import { Answer } from "./answer";
import { ExampleQuestions } from "./example-questions";
import { QuestionField } from "./question-field";

const STATE = {
  can: parseAsString.withDefault(""),
  pick: parseAsArrayOf(parseAsString).withDefault([]),
};

/** The question that no list of keys answers by itself: who can do this, in all that was read. */
export function WhoCanPage() {
  const { fleet: newest, isWaiting, error, retry, onBehalfOf } = useFleet();
  const [{ can, pick }, setState] = useQueryStates(STATE, { history: "replace" });
  // Typing comes first: the answer follows, over the newest fleet there was time for.
  const fleet = useDeferredValue(newest);
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
  const stopped = fleet.finishedAtMs !== null || error !== null;
  const isEmpty = fleet.keys.length === 0;

  return (
    <>
      <h1 className="mb-4 font-semibold text-xl">Who can…?</h1>
      <QuestionField question={can} seen={seen} onAsk={ask} />
      {error !== null && (
        <div className="mt-4">
          <FailurePanel failure={error} onRetry={onRetry} />
        </div>
      )}
      {isWaiting || (isEmpty && !stopped) ? (
        <Waiting />
      ) : asked === "" ? (
        isEmpty ? (
          <div className="mt-6">
            <StatePanel icon={KeyRound} title="There is nobody to ask about">
              SendGrid listed no API keys: the list was read in full and is empty.
            </StatePanel>
          </div>
        ) : (
          <ExampleQuestions fleet={fleet} onAsk={(question) => ask(question, false)} />
        )
      ) : (
        parsed.ok && (
          <Answer
            question={asked}
            query={parsed.query}
            fleet={fleet}
            seen={seen}
            picks={pick}
            onPicks={onPicks}
            onBehalfOf={onBehalfOf}
            onRetry={onRetry}
          />
        )
      )}
    </>
  );
}

function Waiting() {
  return (
    <div className="mt-8 space-y-4">
      <p className="sr-only">The keys are being listed.</p>
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-5 w-11/12" />
    </div>
  );
}
