"use client";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import type { TargetId } from "@/lib/audit/account";
import { DAY_MS, dayOf } from "@/lib/audit/day";
import { ApiError } from "@/lib/queries/api";
import { pastSnapshot } from "@/lib/queries/history";

export type Moments = {
  target: TargetId;
  /** Adds the recorded state of that time to the comparison. */
  onMoment: (file: File) => void;
};

/** Adds the recorded state at the end of a UTC day to the comparison. */
export function CompareMoment({
  target,
  day,
  words = "Compare",
  onMoment,
}: Moments & {
  /** As `YYYY-MM-DD`. */
  day: string;
  words?: string;
}) {
  const taking = useMutation({
    mutationFn: async () => {
      const text = await pastSnapshot(target, Date.parse(`${day}T23:59:59.999Z`));
      onMoment(new File([text], `History, end of ${day}`, { lastModified: 0 }));
    },
    onError: (error) => announce(problemOf(error)),
  });
  return (
    <>
      <Button
        size="small"
        aria-label={`${words} the end of ${day}`}
        isIdle={taking.isPending}
        onClick={() => taking.mutate()}
        className="print:hidden"
      >
        {words}
      </Button>
      {taking.error !== null && (
        <span className="text-critical text-xs">{problemOf(taking.error)}</span>
      )}
    </>
  );
}

function problemOf(error: Error): string {
  return error instanceof ApiError
    ? `${error.message} ${error.help ?? ""}`
    : "That couldn’t be loaded.";
}

/** Adds any day since the history began to the comparison. */
export function AddMoment({ since, ...moments }: Moments & { since: string }) {
  const id = useId();
  const nowMs = useNow(DAY_MS);
  const today = nowMs === null ? "" : dayOf(nowMs);
  const [chosen, setChosen] = useState("");
  const day = chosen === "" ? since.slice(0, 10) : chosen;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm print:hidden">
      <label htmlFor={id} className="text-ink-2">
        As it was on
      </label>
      <input
        id={id}
        type="date"
        min={since.slice(0, 10)}
        max={today}
        value={day}
        onChange={({ target: { value } }) => setChosen(value)}
        className="h-7 rounded-md border border-line bg-surface px-2 text-xs pointer-coarse:h-9"
      />
      <CompareMoment day={day} words="Add to comparison" {...moments} />
    </div>
  );
}
