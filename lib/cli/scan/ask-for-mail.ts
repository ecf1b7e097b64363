import { accountId, SELF } from "@/lib/audit/account";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";
import { beginSearch, nextQuestion, type Settled } from "@/lib/audit/last-mail/search";
import { whyKeyNotAsked, whyNotAsked } from "@/lib/audit/last-mail/why-not-asked";
import { listedIds } from "@/lib/sendgrid/listed-id";
import { newestMail } from "@/lib/sendgrid/messages";
import { scanOptions } from "@/lib/sendgrid/transport";
import { failureOf } from "@/lib/server/failure/failure-of";
import { answered } from "@/lib/server/last-mail/answered";
import type { Gathered } from "./gather";

/** What is known by key, and why that is not all keys that can send; null if it is. */
type Mails = { lastMail: ReadonlyMap<KeyRef, LastMail>; broken: string | null };

/** Asks for the last mail of the own account's keys that can send, in groups first, like the dashboard's task. */
export async function askForMail(
  { fleet, reader, credential }: Gathered,
  signal: AbortSignal,
): Promise<Mails> {
  // A scan that broke off has already reported why.
  if (credential === null) return { lastMail: new Map(), broken: null };
  const account = accountId(SELF);
  const lastMail = new Map<KeyRef, LastMail>();
  const save = (settled: readonly Settled[]) => {
    for (const { api_key_id, mail } of settled) lastMail.set(keyRef({ account, api_key_id }), mail);
  };
  const scopesOf = (shape: number | null) => (shape === null ? null : fleet.shapes.get(shape));
  const keys = fleet.keys.filter(
    (key) => whyKeyNotAsked(key, scopesOf(key.shape) ?? null) === null,
  );
  const session = { scopes: reader.scopes, region: credential.home };
  const reason = whyNotAsked(session, SELF);
  if (reason !== null) {
    const mail = { state: "cannot_ask", reason, askedAtMs: Date.now() } as const;
    save(keys.map(({ api_key_id }) => ({ api_key_id, mail })));
    return { lastMail, broken: reason };
  }
  let search = beginSearch(listedIds(keys));
  try {
    for (let next = nextQuestion(search); next !== null; next = nextQuestion(search)) {
      const sg = { credential, options: scanOptions(signal) };
      const ids = listedIds(next.map((api_key_id) => ({ api_key_id })));
      const answer = answered(search, await newestMail(sg, ids), Date.now());
      search = answer.search;
      save(answer.settled);
    }
  } catch (error) {
    return { lastMail, broken: signal.aborted ? "Interrupted." : failureOf(error).message };
  }
  const refused = [...lastMail.values()].find(({ state }) => state === "cannot_ask");
  return { lastMail, broken: refused?.state === "cannot_ask" ? refused.reason : null };
}
