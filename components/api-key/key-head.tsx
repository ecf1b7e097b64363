import { ApiKeyId } from "@/components/key/api-key-id";
import { ExposureScore } from "@/components/key/exposure-score";
import { SafeText } from "@/components/key/safe-text";
import { compareHref } from "@/components/links/compare-href";
import { Badge } from "@/components/ui/badge";
import type { AccountId } from "@/lib/audit/account";
import type { Analysis } from "@/lib/audit/effects/analyse";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { keyRef } from "@/lib/audit/key-ref";
import type { ApiKey } from "@/lib/contract/answers";
import type { OnBehalfOf } from "@/lib/queries/account";
import { KeyActions } from "./key-actions";
import { WorstFinding } from "./worst-finding";

export type ShownKey = {
  apiKey: ApiKey;
  onBehalfOf: OnBehalfOf;
  /** The reader is signed in with this key. */
  signedIn: boolean;
};

/** Identifies the key: how bad it is, what it can do in one sentence, and the actions. */
export function KeyHead({
  apiKey,
  analysis,
  account,
  onBehalfOf,
  signedIn,
}: ShownKey & { analysis: Analysis; account: AccountId }) {
  const side = keyRef({ account, api_key_id: apiKey.api_key_id });
  return (
    <header className="mt-2 mb-8 space-y-3">
      <div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl">
            <SafeText text={apiKey.name} />
          </h1>
          <Badge>{analysis.classification.label}</Badge>
          {signedIn && <Badge tone="accent">signed in with this key</Badge>}
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          <WorstFinding apiKeyId={apiKey.api_key_id} />
          <ExposureScore score={analysis.exposure.score} />
          <ApiKeyId id={apiKey.api_key_id} className="max-sm:basis-full" />
        </div>
      </div>
      <p className="prose-width text-pretty">
        {effectsSentence(analysis.real, Number.POSITIVE_INFINITY)}
      </p>
      <KeyActions compareHref={compareHref(side, null, onBehalfOf)} />
    </header>
  );
}
