import { counted, countOf } from "@/lib/audit/words";
import type { Credential } from "@/lib/sendgrid/credential";
import { laneOf } from "@/lib/sendgrid/lane";
import { tell } from "../terminal";
import type { FleetWriter } from "./fleet-writer";

/** For a line that is redrawn; a log rarely gets a new one. */
const DRAW_EVERY_MS = 150;
const LOG_EVERY_MS = 15_000;
const CLEAR_LINE = "\r\u001b[K";

/**
 * Shows a scan's progress on standard error: one changing line on a terminal, an occasional line in a log.
 * @returns a function that ends it
 */
export function showProgress(writer: FleetWriter, credential: Credential): () => void {
  const { stderr } = process;
  const isDrawn = stderr.isTTY === true;
  const show = () => {
    const words = progressWords(writer, waitingUntilMs(credential), Date.now());
    if (isDrawn) stderr.write(`${CLEAR_LINE}${words.slice(0, (stderr.columns || 80) - 1)}`);
    else tell(words);
  };
  const timer = setInterval(show, isDrawn ? DRAW_EVERY_MS : LOG_EVERY_MS);
  if (isDrawn) show();
  return () => {
    clearInterval(timer);
    if (isDrawn) stderr.write(CLEAR_LINE);
  };
}

function waitingUntilMs({ owner }: Credential): number | null {
  const times = (["global", "eu"] as const).map((host) => laneOf(owner, host).waitingUntilMs ?? 0);
  return Math.max(...times) || null;
}

/** A scan's progress in a line. @param untilMs until when it waits for the rate limit, epoch ms; null if it doesn't */
export function progressWords(writer: FleetWriter, untilMs: number | null, nowMs: number): string {
  const { accounts, keys } = writer.progress();
  const open = accounts.total - accounts.read - accounts.failed;
  const failed = keys.failed + accounts.failed;
  const parts = [
    `Read ${counted(keys.read)} of ${countOf(keys.total, "key")}${open > 0 ? " so far" : ""}`,
    `${counted(accounts.read)} of ${countOf(accounts.total, "account")}`,
    failed > 0 ? `${counted(failed)} not readable` : "",
    untilMs === null
      ? ""
      : `waiting ${Math.max(1, Math.ceil((untilMs - nowMs) / 1_000))} s for SendGrid’s rate limit`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
