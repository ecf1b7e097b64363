import type { Ref } from "react";
import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import type { QueueRow } from "@/components/review/acts/use-queue-rows";
import { STANDING_WORDS } from "@/components/review/words";
import { Badge } from "@/components/ui/badge";
import { printText, UNREAD_PRINT } from "@/lib/audit/catalogue/print";
import { effectsSentence } from "@/lib/audit/effects/effects";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import type { Standing } from "@/lib/audit/review/standing";

/** Identifies the current key, with what it can do in a sentence and its print. */
export function KeyHead({
  ref,
  row: {
    one: { key, analysis, severity, isPrivileged },
  },
  account,
  isSignedIn,
  standing,
}: {
  ref: Ref<HTMLHeadingElement>;
  row: QueueRow;
  account: FleetAccount | undefined;
  isSignedIn: boolean;
  standing: Standing;
}) {
  const since = STANDING_WORDS[standing];
  return (
    <div className="review-head min-w-0 space-y-3">
      <div>
        <h2
          ref={ref}
          tabIndex={-1}
          className="break-words font-semibold text-lg focus:outline-none"
        >
          <SafeText text={key.name} />
        </h2>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
          {severity !== null && <SeverityMark severity={severity} />}
          {analysis !== null && <Badge>{analysis.classification.label}</Badge>}
          {isPrivileged && <Badge tone="attention">privileged</Badge>}
          {isSignedIn && <Badge tone="accent">signed in with this key</Badge>}
          <ApiKeyId id={key.api_key_id} className="max-w-full" />
          <span className="break-words">
            in <SafeText text={account?.label ?? key.account} />
            {account?.disabled === true && ", disabled"}
          </span>
        </div>
      </div>
      {since !== null && (
        <p className="rounded-md bg-medium-soft px-3 py-2 text-pretty text-sm">
          {since} This shows the key as it was frozen.
        </p>
      )}
      {analysis === null ? (
        <div className="overflow-hidden rounded-lg border border-line">
          <div aria-hidden="true" className="hatch h-2 text-edge" />
          <p className="p-4 text-pretty text-ink-2 text-sm">
            Its scopes could not be read, so what it can do is unknown.
          </p>
        </div>
      ) : (
        <p className="prose-width text-pretty">{effectsSentence(analysis.real)}</p>
      )}
      <KeyPrint cells={analysis?.print ?? UNREAD_PRINT} className="h-7 w-auto" />
      {analysis !== null && (
        <p className="text-pretty text-ink-2 text-xs">{printText(analysis.print)}</p>
      )}
    </div>
  );
}
