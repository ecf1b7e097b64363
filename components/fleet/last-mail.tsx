"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { onBehalfOf, parseAccountId, SELF } from "@/lib/audit/account";
import { keyRef } from "@/lib/audit/key-ref";
import { whyKeyNotAsked } from "@/lib/audit/last-mail/why-not-asked";
import { lastMailWords } from "@/lib/audit/last-mail/words";
import { ApiError } from "@/lib/queries/api";
import { askLastMail } from "@/lib/queries/last-mail";
import { Freshness } from "./freshness";
import { lastMailOf, useLastMails, useWhyNotAsked } from "./use-last-mail";

/** When a key last sent mail, as far as Email Activity tells, with a button to ask. */
export function LastMail({
  apiKey,
  scopes,
}: {
  apiKey: { account: string; api_key_id: string };
  /** Null: not read. */
  scopes: readonly string[] | null;
}) {
  const client = useQueryClient();
  const account = parseAccountId(apiKey.account) ?? SELF;
  const whyNot = useWhyNotAsked(account);
  const cannot = whyNot ?? whyKeyNotAsked(apiKey, scopes);
  const known = useLastMails();
  const mail = known && lastMailOf(known).get(keyRef(apiKey));
  const asking = useMutation({
    mutationFn: () => askLastMail(client, apiKey.api_key_id, onBehalfOf(account)),
    onSettled: (_answer, error) => announce(error === null ? "Answered." : wordsOf(error)),
  });
  return (
    <div className="space-y-3 text-sm">
      {mail !== undefined && (
        <p className="text-pretty">
          {lastMailWords(mail)}. <span className="text-ink-2">Asked </span>
          <Freshness atMs={mail.askedAtMs} />.
        </p>
      )}
      {cannot !== null && mail === undefined && <p className="text-pretty text-ink-2">{cannot}</p>}
      {cannot === null && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button
            aria-disabled={asking.isPending}
            onClick={() => asking.isPending || asking.mutate()}
          >
            {asking.isPending
              ? "Asking…"
              : mail === undefined
                ? "Ask when it last sent"
                : "Ask again"}
          </Button>
          <span className="text-ink-2 text-xs">
            One call to Email Activity, up to three if SendGrid fails. It allows 6 a minute.
          </span>
        </div>
      )}
      {asking.error !== null && (
        <p role="alert" className="text-pretty text-critical">
          {wordsOf(asking.error)}
        </p>
      )}
    </div>
  );
}

function wordsOf(error: Error): string {
  if (!(error instanceof ApiError)) return "That request failed. Try again.";
  return [error.message, error.help].filter(Boolean).join(" ");
}
