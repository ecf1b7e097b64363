import "server-only";
import { learn } from "@/lib/audit/last-mail/learn";
import { giveUp, narrow } from "@/lib/audit/last-mail/refused";
import type { MailSearch, Step } from "@/lib/audit/last-mail/search";
import { refusedWords } from "@/lib/audit/last-mail/why-not-asked";
import type { NewestMail } from "@/lib/sendgrid/messages";

/**
 * The search after SendGrid's answer to its next question. A 400 may be about the question; any other refusal covers
 * all keys.
 */
export function answered(search: MailSearch, answer: NewestMail, askedAtMs: number): Step {
  if (answer.state !== "refused") return learn(search, { ...answer, askedAtMs });
  const reason = refusedWords(answer.status);
  const refused = { state: "cannot_ask", reason, askedAtMs } as const;
  return answer.status === 400 ? narrow(search, refused) : giveUp(search, refused);
}
