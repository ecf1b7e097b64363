"use client";
import { useId, useState } from "react";
import { useNow } from "@/components/ui/use-now";
import type { TargetId } from "@/lib/audit/account";
import { CompareMoment } from "./compare-moment";

const DAY_MS = 24 * 3_600_000;

/** Any day since the history began, as one more reading to compare. */
export function AddMoment({
  target,
  since,
  onMoment,
}: {
  target: TargetId;
  since: string;
  onMoment: (file: File) => void;
}) {
  const id = useId();
  const nowMs = useNow(DAY_MS);
  const today = nowMs === null ? "" : new Date(nowMs).toISOString().slice(0, 10);
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
      <CompareMoment target={target} day={day} words="Add to comparison" onMoment={onMoment} />
    </div>
  );
}
