import "server-only";
import { type Account, accountId, SELF } from "@/lib/audit/account";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";
import { refusedWords, whyKeyNotAsked, whyNotAsked } from "@/lib/audit/last-mail/why-not-asked";
import { SendGridError } from "@/lib/sendgrid/error";
import { LIMITS } from "@/lib/sendgrid/lane";
import { listedIds } from "@/lib/sendgrid/listed-id";
import { newestMail } from "@/lib/sendgrid/messages";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { ApiFailure } from "../failure/api-failure";
import type { SignedIn } from "../session/session";
import { putLastMail } from "../store/last-mails";
import { spendMailCall } from "../store/mail-calls";
import type { Store } from "../store/open-store";
import { store as openStore } from "../store/shared-store";
import { type OwnKey, ownKey } from "./own-keys";

/**
 * Asks SendGrid once when a key of an account last sent, and saves the answer. Makes no call if the key can't be asked
 * about.
 * @throws ApiFailure `not_found` for a key that the account's list doesn't name, SendGridError
 */
export async function askLastMail(
  { session, credential }: Pick<SignedIn, "session" | "credential">,
  sg: SendGrid,
  account: Account,
  apiKeyId: string,
): Promise<LastMail> {
  const askedAtMs = Date.now();
  const reason = whyNotAsked(session, account);
  if (reason !== null) return { state: "cannot_ask", reason, askedAtMs };
  const db = await openStore();
  const key = await ownKey(db, sg, apiKeyId);
  if (key === null) {
    throw new ApiFailure("not_found", "SendGrid has no such key in this account.");
  }
  const mail = await mailOf(db, sg, key);
  await putLastMail(db, credential.owner, { api_key_id: key.api_key_id, mail });
  return mail;
}

async function mailOf(db: Store, sg: SendGrid, key: OwnKey): Promise<LastMail> {
  const askedAtMs = Date.now();
  const reason = whyKeyNotAsked({ ...key, account: accountId(SELF) }, key.scopes);
  if (reason !== null) return { state: "cannot_ask", reason, askedAtMs };
  const most = LIMITS.messages;
  const retryAfterMs = await spendMailCall(db, sg.credential.owner, { most, nowMs: askedAtMs });
  if (retryAfterMs > 0) throw new SendGridError("rate_limited", "/v3/messages", { retryAfterMs });
  const answer = await newestMail(sg, listedIds([key]));
  if (answer.state !== "refused") return { ...answer, askedAtMs };
  return { state: "cannot_ask", reason: refusedWords(answer.status), askedAtMs };
}
