"use client";
import { useEffect, useEffectEvent, useState } from "react";

/**
 * The answer to a request, fetched again when the request changes, debounced by `pauseMs`.
 * @param request the same object until something in it changes; null: nothing is requested
 * @returns `answer`: the newest, from an earlier request while `isBusy`; null before the first, or if it failed
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
