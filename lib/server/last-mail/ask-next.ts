import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type MailSearch, nextQuestion } from "@/lib/audit/last-mail/search";
import { isFailure } from "@/lib/sendgrid/error";
import { LIMITS } from "@/lib/sendgrid/lane";
import { listedIds } from "@/lib/sendgrid/listed-id";
import { newestMail } from "@/lib/sendgrid/messages";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { spendMailCall } from "../store/mail-calls";
import type { MailLease } from "../store/mail-lease";
import { keepMailAnswer, setMailTaskStatus } from "../store/mail-tasks";
import type { Store } from "../store/open-store";
import { answered } from "./answered";

/**
 * Asks the next question of a task and saves its answer.
 * @returns false if none is left, or another replica has the task now
 * @throws SendGridError
 */
export async function askNext(
  { db, sg, lease }: { db: Store; sg: SendGrid; lease: MailLease },
  search: MailSearch,
): Promise<boolean> {
  const question = nextQuestion(search);
  if (question === null) {
    await setMailTaskStatus(db, lease, { status: "done", nowMs: Date.now() });
    return false;
  }
  // Leaves one call a minute to a person.
  const most = LIMITS.messages - 1;
  const waitMs = await spendMailCall(db, lease.owner, { most, nowMs: Date.now() });
  if (waitMs > 0) {
    await sleep(waitMs, undefined, { signal: sg.options.signal });
    return true;
  }
  const ids = listedIds(question.map((api_key_id) => ({ api_key_id })));
  const answer = await newestMail(sg, ids).catch((error: unknown) => {
    // Another caller uses up the limit, so the task waits.
    if (isFailure(error, "rate_limited")) return null;
    throw error;
  });
  if (answer === null) return true;
  const nowMs = Date.now();
  return keepMailAnswer(db, lease, { ...answered(search, answer, nowMs), nowMs });
}
