"use client";
import { memo, useCallback, useEffect, useMemo } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { announce } from "@/components/ui/announcer";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import type { Query } from "@/lib/audit/who-can/query";
import { whoCan, whoCanSentence, whoCanWords } from "@/lib/audit/who-can/who-can";
import { AnswerSentence } from "./answer-sentence";
import { AskedScopes } from "./asked-scopes";
import { exportedAnswer } from "./exported";
import { HolderRow } from "./holder-row";
import { IndirectSection } from "./indirect-section";
import { KeyLines } from "./key-lines";
import { linesOf } from "./lines";
import { UnreadSection } from "./unread-section";

/** Debounce for screen readers: a scan changes the answer with each batch. */
const ANNOUNCE_AFTER_MS = 1_000;
const NO_SCOPES: readonly string[] = [];

/**
 * The answer to one question: its sentence, which keys can, which could gain it, and which are unknown. Memoized, so
 * that typing the next question does not render it.
 */
export const Answer = memo(function Answer({
  question,
  query,
  fleet,
  seen,
  picks,
  onPicks,
  onRetry,
}: {
  question: string;
  query: Query;
  fleet: Fleet;
  seen: ReadonlySet<string>;
  /** At most two keys picked to compare, as sides. */
  picks: readonly string[];
  onPicks: (change: (before: readonly string[]) => string[]) => void;
  onRetry: () => void;
}) {
  const answer = useMemo(() => whoCan(fleet, query), [fleet, query]);
  const lines = useMemo(() => linesOf(answer.direct, fleet.accounts), [answer, fleet.accounts]);
  const sentence = whoCanSentence(query, answer);
  const exported = useMemo(() => exportedAnswer(answer), [answer]);
  useEffect(() => {
    const timer = setTimeout(() => announce(sentence), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  const onPick = useCallback(
    (key: FleetKey) => {
      const side = keyRef(key);
      // A third pick replaces the older of the two.
      onPicks((before) =>
        before.includes(side)
          ? before.filter((pick) => pick !== side)
          : [...before.slice(-1), side],
      );
    },
    [onPicks],
  );

  return (
    <section aria-label="Answer">
      <AnswerSentence
        words={whoCanWords(query, answer)}
        reading={fleet.finishedAtMs === null}
        question={question}
        picks={picks}
      >
        {exported.shown.length > 0 && (
          <ExportMenu fleet={fleet} {...exported} view={`Who can ${question}? ${sentence}`} />
        )}
      </AnswerSentence>
      <AskedScopes query={query} seen={seen} />
      <div className="holders">
        <KeyLines
          walks
          as="h2"
          label="Keys that can"
          lines={lines}
          item={(holder) => {
            const { key } = holder;
            return (
              <HolderRow
                holder={holder}
                scopes={(key.shape === null ? undefined : fleet.shapes.get(key.shape)) ?? NO_SCOPES}
                picked={picks.includes(keyRef(key))}
                onPick={onPick}
              />
            );
          }}
        />
      </div>
      <div className="mt-8 space-y-3">
        <IndirectSection indirect={answer.indirect} fleet={fleet} />
        <UnreadSection
          unread={answer.unread}
          unlisted={answer.unlisted}
          fleet={fleet}
          onRetry={onRetry}
        />
      </div>
    </section>
  );
});
