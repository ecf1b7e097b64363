"use client";
import { useMutation } from "@tanstack/react-query";
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
  const taking = useMutation({
    networkMode: "always",
    mutationFn: () => pastSnapshot(target, Date.parse(`${day}T23:59:59.999Z`)),
    onSuccess: (text) => onMoment(new File([text], `History, end of ${day}`, { lastModified: 0 })),
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
