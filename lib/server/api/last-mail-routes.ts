import "server-only";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";
import { unsettled } from "@/lib/audit/last-mail/search";
import type { LastMail as LastMailAnswer, LastMails } from "@/lib/contract/answers";
import { MailActionBody } from "@/lib/contract/requests";
import { askLastMail } from "../last-mail/ask-last-mail";
import { actOnMailTask } from "../last-mail/mail-task";
import { runMailTask } from "../last-mail/run-mail-task";
import { readLastMails } from "../store/last-mails";
import { type MailTask, readMailTask } from "../store/mail-tasks";
import { store } from "../store/shared-store";
import { assertOwn } from "./assert-own";
import { readJsonBody } from "./body";
import { apiKeyIdOf } from "./input";
import { iso, respondEmpty, respondJson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

/** `GET /api/last-mail/{api_key_id}` */
export const getLastMail = withSendGrid(async (reader, _request, { api_key_id }) => {
  const id = apiKeyIdOf(api_key_id);
  return respondJson(answerOf(id, await askLastMail(reader, reader.sg, reader.account, id)));
});

/** `GET /api/last-mail` */
export const getLastMails = withSendGrid(async (reader) => {
  assertOwn(reader.account);
  const db = await store();
  const { owner } = reader.credential;
  const task = await readMailTask(db, owner);
  // The replica that worked on it may be gone: this reader's cookie opens the key as well as any.
  if (task?.status === "running") await runMailTask(reader);
  const kept = await readLastMails(db, owner);
  const keys = kept.map(({ api_key_id, mail }) => answerOf(api_key_id, mail));
  return respondJson({ keys, task: task && viewOf(task) } satisfies LastMails);
});

/** `POST /api/last-mail` `{action}`: starts, pauses, resumes or cancels the task. 204. */
export const postLastMails = withSendGrid(async (reader, request) => {
  assertOwn(reader.account);
  const { action } = await readJsonBody(request, MailActionBody);
  await actOnMailTask(reader, reader.sg, action);
  return respondEmpty();
});

function answerOf(api_key_id: string, mail: LastMail): LastMailAnswer {
  const at = mail.state === "sent" ? mail.lastEventMs : null;
  return {
    api_key_id,
    state: mail.state,
    last_event_time: at === null ? null : iso(at),
    asked_at: iso(mail.askedAtMs),
    reason: mail.state === "cannot_ask" ? mail.reason : null,
  };
}

function viewOf({ search, ...task }: MailTask): NonNullable<LastMails["task"]> {
  return {
    status: task.status,
    total: task.total,
    settled: task.total - unsettled(search).length,
    calls: task.calls,
    started_at: iso(task.started_at),
    finished_at: task.finished_at === null ? null : iso(task.finished_at),
    failure: task.failure,
  };
}
