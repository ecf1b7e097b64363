"use client";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { TargetId } from "@/lib/audit/account";
import { ApiError } from "@/lib/queries/api";
import { pastSnapshot } from "@/lib/queries/history";

/** Takes what held at the end of a UTC day as one more reading to compare. */
export function CompareMoment({
  target,
  day,
  words = "Compare",
  onMoment,
}: {
  target: TargetId;
  /** As `YYYY-MM-DD`. */
  day: string;
  words?: string;
  onMoment: (file: File) => void;
}) {
  const [state, setState] = useState<{ isBusy: boolean; problem: string | null }>({
    isBusy: false,
    problem: null,
  });
  async function take() {
    setState({ isBusy: true, problem: null });
    try {
      const text = await pastSnapshot(target, Date.parse(`${day}T23:59:59.999Z`));
      onMoment(new File([text], `History, end of ${day}`, { lastModified: 0 }));
      setState({ isBusy: false, problem: null });
    } catch (error) {
      const isKnown = error instanceof ApiError;
      const problem = isKnown ? `${error.message} ${error.help ?? ""}` : "That couldn’t be loaded.";
      setState({ isBusy: false, problem });
      announce(problem);
    }
  }
  return (
    <>
      <Button
        size="small"
        aria-label={`${words} the end of ${day}`}
        isIdle={state.isBusy}
        onClick={() => void take()}
        className="print:hidden"
      >
        {words}
      </Button>
      {state.problem !== null && <span className="text-critical text-xs">{state.problem}</span>}
    </>
  );
}
