"use client";
import { useEffect, useEffectEvent, useState } from "react";

/**
 * The answer to a request, asked for anew whenever that becomes another, once it has stood for `pauseMs`.
 * @param request the same object until something of it changes; null: nothing is asked
 * @returns `answer`: the newest, of what was asked before while `isBusy`; null where none has come, or it failed
 */
export function useAnswer<Request, Answer>(
  request: Request | null,
  answerTo: (request: Request) => Promise<Answer>,
  pauseMs = 0,
) {
  const [state, setState] = useState<{ of: Request; answer: Answer | null } | null>(null);
  const ask = useEffectEvent(answerTo);
  useEffect(() => {
    if (request === null) return;
    let isCurrent = true;
    const show = (answer: Answer | null) => {
      if (isCurrent) setState({ of: request, answer });
    };
    const timer = setTimeout(() => void ask(request).then(show, () => show(null)), pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [request, pauseMs]);
  const isAnswered = state !== null && state.of === request;
  return {
    answer: request === null ? null : (state?.answer ?? null),
    isBusy: request !== null && !isAnswered,
    isFailed: isAnswered && state.answer === null,
  };
}
