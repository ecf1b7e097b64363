"use client";
import { useQuery } from "@tanstack/react-query";
import { useTakenOver } from "@/components/ui/use-taken-over";
import { type Account, accountId, SELF } from "@/lib/audit/account";
import { kept } from "@/lib/audit/kept";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";
import { whyNotAsked } from "@/lib/audit/last-mail/why-not-asked";
import type { LastMail as LastMailAnswer, LastMails } from "@/lib/contract/answers";
import { sessionQuery } from "@/lib/queries/account";
import { lastMailsQuery } from "@/lib/queries/last-mail";

/** Why this session cannot ask Email Activity about an account, in a sentence; null: it can, or is not known yet. */
export function useWhyNotAsked(account: Account): string | null {
  const { data: session } = useQuery(sessionQuery());
  if (session === undefined) return null;
  const { scopes, region } = session;
  // The server knows which region the sandbox's key belongs to, and answers for it.
  return whyNotAsked({ scopes, region: region === "eu" ? "eu" : "global" }, account);
}

/** The last mails known, and the task that asks for all; undefined until loaded, or when the session cannot ask. */
export function useLastMails(): LastMails | undefined {
  const { data: session } = useQuery(sessionQuery());
  const cannot = useWhyNotAsked(SELF);
  const enabled = session !== undefined && cannot === null;
  const { data } = useQuery({ ...lastMailsQuery(), enabled });
  return useTakenOver() ? data : undefined;
}

/** The last mails of the own account's keys, by key: the same map for the same answer, whoever asks. */
export const lastMailOf = kept(
  (known: LastMails): ReadonlyMap<KeyRef, LastMail> =>
    new Map(known.keys.map((each) => [refOf(each), mailOf(each)])),
  new WeakMap(),
);

const refOf = ({ api_key_id }: LastMailAnswer) => keyRef({ account: accountId(SELF), api_key_id });

function mailOf({ state, last_event_time, asked_at, reason }: LastMailAnswer): LastMail {
  const askedAtMs = Date.parse(asked_at);
  if (state === "silent") return { state, askedAtMs };
  if (state === "cannot_ask") return { state, reason: reason ?? "", askedAtMs };
  const lastEventMs = last_event_time === null ? null : Date.parse(last_event_time);
  return { state, lastEventMs, askedAtMs };
}
