"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleX, Pause, Play, Send } from "lucide-react";
import { type KeyRow, senders } from "@/components/filters/key-row";
import { useLastMails, useWhyNotAsked } from "@/components/fleet/use-last-mail";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { parseAccountInAddress, SELF } from "@/lib/audit/account";
import { counted, countOf, oneOr } from "@/lib/audit/words";
import type { LastMails } from "@/lib/contract/answers";
import type { MailAction } from "@/lib/contract/requests";
import { ApiError } from "@/lib/queries/api";
import { actOnMailTask } from "@/lib/queries/last-mail";

type Task = NonNullable<LastMails["task"]>;

/** What the task does, how far it has come, and its controls. */
export function MailTask({ rows, onSilent }: { rows: readonly KeyRow[]; onSilent: () => void }) {
  const client = useQueryClient();
  // With every account selected, only the own account is asked about: see the number of keys.
  const cannot = useWhyNotAsked(parseAccountInAddress(useOnBehalfOf()) ?? SELF);
  const known = useLastMails();
  const task = known?.task ?? null;
  const acting = useMutation({
    mutationFn: (action: MailAction) => actOnMailTask(client, action),
    onError: (error) => announce(wordsOf(error)),
  });
  const { asked, nameless } = senders(rows);
  return (
    <div className="text-sm">
      <div className="flex flex-wrap gap-2 border-line border-b p-3">
        {actionsOf(task, cannot !== null || asked === 0).map(
          ({ place, action, word, icon: Icon, isAllowed }) => (
            <Button
              key={place}
              aria-disabled={!isAllowed}
              onClick={() => isAllowed && acting.mutate(action)}
            >
              <Icon aria-hidden="true" className="size-3.5" />
              {word}
            </Button>
          ),
        )}
      </div>
      <div className="space-y-2 p-4 text-pretty text-ink-2">
        {cannot === null ? (
          <p>
            Asks Email Activity when each of your account’s {countOf(asked, "key")} that can send
            last sent mail. SendGrid allows 6 calls a minute, so keys are asked about in groups. It
            keeps running while you’re signed in.
            {nameless > 0 &&
              ` ${countOf(nameless, "more key")} can’t be asked about: SendGrid listed ${oneOr(nameless, "it", "them")} without an ID.`}
          </p>
        ) : (
          <p>{cannot}</p>
        )}
        {task !== null && <Progress task={task} />}
      </div>
      {known !== undefined && known.keys.length > 0 && (
        <Summary keys={known.keys} onSilent={onSilent} />
      )}
      {acting.error !== null && (
        <p role="alert" className="border-line border-t p-4 text-critical">
          {wordsOf(acting.error)}
        </p>
      )}
    </div>
  );
}

/** Each action keeps its place whether or not it is allowed, so that none moves under a click meant for another. */
function actionsOf(task: Task | null, isOff: boolean) {
  const isRunning = task?.status === "running";
  const isPaused = task?.status === "paused";
  const start = { place: "start", action: "start", word: "Ask for all that can send" } as const;
  const pause = isPaused
    ? ({ action: "resume", word: "Continue", icon: Play } as const)
    : ({ action: "pause", word: "Pause", icon: Pause } as const);
  return [
    { ...start, icon: Send, isAllowed: !isOff && !isRunning && !isPaused },
    { ...pause, place: "pause", isAllowed: isRunning || isPaused },
    {
      place: "cancel",
      action: "cancel",
      word: "Stop",
      icon: CircleX,
      isAllowed: isRunning || isPaused,
    } as const,
  ];
}

const STATUS: Record<Task["status"], string> = {
  running: "Asking",
  paused: "Paused",
  done: "Done",
  cancelled: "Stopped",
};

function Progress({ task }: { task: Task }) {
  const { status, settled, total, calls, failure } = task;
  return (
    <>
      <p className="figures font-medium text-ink">
        {STATUS[status]}: {counted(settled)} of {countOf(total, "key")} known,{" "}
        {countOf(calls, "call")}
      </p>
      <ProgressBar value={settled} max={total} label="Keys known" className="w-full" />
      {failure !== null && <p className="text-critical">{failure}</p>}
    </>
  );
}

function Summary({ keys, onSilent }: { keys: LastMails["keys"]; onSilent: () => void }) {
  const countOfState = (state: LastMails["keys"][number]["state"]) =>
    keys.filter((key) => key.state === state).length;
  const silent = countOfState("silent");
  const refused = countOfState("cannot_ask");
  return (
    <div className="space-y-2 border-line border-t p-4">
      <p className="text-pretty">
        {counted(countOfState("sent"))} sent mail; {counted(silent)} silent in what Email Activity
        keeps (3 to 30 days by plan){refused > 0 && `; ${counted(refused)} cannot be asked`}.
      </p>
      <Button aria-disabled={silent === 0} onClick={() => silent > 0 && onSilent()}>
        Show silent senders
      </Button>
    </div>
  );
}

function wordsOf(error: Error): string {
  return error instanceof ApiError ? error.message : "That could not be done.";
}
