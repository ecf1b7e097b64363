import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { FirstFleet } from "@/components/fleet/first-fleet";
import { ApiKeyId } from "@/components/key/api-key-id";
import { ExposureScore } from "@/components/key/exposure-score";
import { KeyEffects } from "@/components/key/key-effects";
import { KeyExposure } from "@/components/key/key-exposure";
import { RawScopes } from "@/components/key/raw-scopes";
import { SafeText } from "@/components/key/safe-text";
import { ScopeGroups } from "@/components/key/scope-groups";
import { accountHref } from "@/components/links/account-href";
import { compareHref } from "@/components/links/compare-href";
import { PAGES } from "@/components/links/pages";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { Alive } from "@/components/ui/early/alive";
import { accountId, parseAccountInAddress, SELF } from "@/lib/audit/account";
import { printText } from "@/lib/audit/catalogue/print";
import { analyse } from "@/lib/audit/effects/analyse";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { keyRef } from "@/lib/audit/key-ref";
import type { ApiKey } from "@/lib/contract/answers";
import type { OnBehalfOf } from "@/lib/queries/account";
import { Facts } from "./facts";
import { KeyInFleet } from "./key-in-fleet";
import { PrintSection } from "./print-section";
import { RightSizeSection } from "./right-size-section";
import { SideSection } from "./side-section";
import { WorstFinding } from "./worst-finding";

/** One key: what it can do in a sentence, its print, its scopes by group, and all of them as they are. */
export function ApiKeyPage({
  apiKey,
  onBehalfOf,
  signedIn,
}: {
  apiKey: ApiKey;
  onBehalfOf: OnBehalfOf;
  /** It is the key the reader is signed in with. */
  signedIn: boolean;
}) {
  const analysis = analyse(apiKey.scopes);
  const account = accountId(parseAccountInAddress(onBehalfOf) ?? SELF);
  const side = keyRef({ account, api_key_id: apiKey.api_key_id });
  return (
    <article>
      <Link
        href={accountHref(PAGES.keys.href, onBehalfOf)}
        className="-ml-1 inline-flex min-h-6 items-center gap-1 text-ink-2 text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Keys
      </Link>
      <header className="mt-2 mb-8">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl">
            <SafeText text={apiKey.name} />
          </h1>
          <Badge>{analysis.classification.label}</Badge>
          {signedIn && <Badge tone="accent">signed in with this key</Badge>}
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          <FirstFleet target={account} fleet={null}>
            <WorstFinding apiKeyId={apiKey.api_key_id} />
          </FirstFleet>
          <ExposureScore score={analysis.exposure.score} />
          <ApiKeyId id={apiKey.api_key_id} />
          <Link
            href={compareHref(side, null, onBehalfOf)}
            prefetch={false}
            className={buttonClass({ size: "small" })}
          >
            Compare with …
          </Link>
        </div>
        <p className="prose-width mt-3 text-pretty">{effectsSentence(analysis.real)}</p>
      </header>
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-8">
          <PrintSection cells={analysis.print} text={printText(analysis.print)} />
          <ScopeGroups cells={analysis.print} pseudo={analysis.pseudo} />
          <RawScopes scopes={apiKey.scopes} />
          <section aria-labelledby="effects">
            <h2 id="effects" className="mb-3 font-semibold text-lg">
              What it can do
            </h2>
            <KeyEffects effects={analysis.effects} />
          </section>
          <RightSizeSection apiKey={apiKey} />
        </div>
        <aside aria-label="About this key" className="min-w-0 space-y-5">
          <FirstFleet target={account} fleet={null}>
            <KeyInFleet apiKeyId={apiKey.api_key_id} scopes={apiKey.scopes} />
          </FirstFleet>
          <SideSection title="Exposure">
            <KeyExposure exposure={analysis.exposure} />
          </SideSection>
          <Facts analysis={analysis} />
        </aside>
      </div>
      <Alive part="page" />
    </article>
  );
}
