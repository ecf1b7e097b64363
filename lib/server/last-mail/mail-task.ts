import "server-only";
import { SELF } from "@/lib/audit/account";
import { maySend } from "@/lib/audit/last-mail/last-mail";
import { whyNotAsked } from "@/lib/audit/last-mail/why-not-asked";
import type { MailAction } from "@/lib/contract/requests";
import { listedIds } from "@/lib/sendgrid/listed-id";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { ApiFailure } from "../failure/api-failure";
import type { SignedIn } from "../session/session";
import { setMailTaskStatus, startMailTask } from "../store/mail-tasks";
import { store as openStore } from "../store/shared-store";
import { ownKeys } from "./own-keys";
import { runMailTask, stopMailTask } from "./run-mail-task";

/**
 * Carries out a reader's action on the task.
 * @throws ApiFailure `access_forbidden` if Email Activity can't be asked, SendGridError
 */
export async function actOnMailTask(signedIn: SignedIn, sg: SendGrid, action: MailAction) {
  const { owner } = signedIn.credential;
  const db = await openStore();
  const nowMs = Date.now();
  if (action === "pause" || action === "cancel") {
    const status = action === "pause" ? "paused" : "cancelled";
    await setMailTaskStatus(db, owner, { status, nowMs });
    await stopMailTask(owner);
    return;
  }
  const reason = whyNotAsked(signedIn.session, SELF);
  if (reason !== null) throw new ApiFailure("access_forbidden", reason);
  if (action === "resume") await setMailTaskStatus(db, owner, { status: "running", nowMs });
  else {
    // An unread key may send: unknown is never "no".
    const keys = (await ownKeys(db, sg)).filter(({ scopes }) => maySend(scopes));
    await startMailTask(db, owner, { apiKeyIds: listedIds(keys), nowMs });
  }
  await runMailTask(signedIn);
}
