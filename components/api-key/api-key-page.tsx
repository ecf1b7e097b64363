import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { FirstFleet } from "@/components/fleet/first-fleet";
import { LastMail } from "@/components/fleet/last-mail";
import { KeyEffects } from "@/components/key/key-effects";
import { KeyExposure } from "@/components/key/key-exposure";
import { RawScopes } from "@/components/key/raw-scopes";
import { ScopeGroups } from "@/components/key/scope-groups";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { Arrival } from "@/components/ui/early/arrival";
import { Section } from "@/components/ui/section";
import { accountId, parseAccountInAddress, SELF } from "@/lib/audit/account";
import { printText } from "@/lib/audit/catalogue/print";
import { analyse } from "@/lib/audit/effects/analyse";
import { nameFindings } from "@/lib/audit/findings/by-name";
import { shapeFacts, shapeFindings } from "@/lib/audit/findings/by-shape";
import { Facts } from "./facts";
import { AmongKeys, FindingsSection, FixSection, LossSection } from "./in-fleet-sections";
import { KeyHead, type ShownKey } from "./key-head";
import { LargeKeyPrint } from "./large-key-print";
import { RightSizeSection } from "./right-size-section";

/**
 * One key, in the order people ask: what it can do, how bad that is, what breaks without it, what to do. Then its
 * scopes and other facts.
 */
export function ApiKeyPage(props: ShownKey) {
  const { apiKey, onBehalfOf } = props;
  const { api_key_id: apiKeyId, scopes } = apiKey;
  const analysis = analyse(scopes);
  const account = accountId(parseAccountInAddress(onBehalfOf) ?? SELF);
  const facts = shapeFacts(scopes);
  const expected = shapeFindings(facts).length + nameFindings(apiKey.name, facts).length;
  return (
    <FirstFleet target={account} fleet={null}>
      <article>
        <Link
          href={accountHref(PAGES.keys.href, onBehalfOf)}
          className="-ml-1 inline-flex min-h-6 items-center gap-1 text-ink-2 text-sm hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Keys
        </Link>
        <KeyHead {...props} analysis={analysis} account={account} />
        <div className="space-y-10">
          <div className="grid items-start gap-x-8 gap-y-10 xl:grid-cols-2 3xl:grid-cols-3">
            <Section id="abilities" title="What it can do" className="min-w-0">
              <KeyEffects effects={analysis.effects} />
            </Section>
            <Section id="severity" title="How bad that is, and why" className="min-w-0">
              <FindingsSection apiKeyId={apiKeyId} scopes={scopes} expected={expected} />
              <KeyExposure exposure={analysis.exposure} />
            </Section>
            <Section
              id="breaks"
              title="What breaks without it"
              className="min-w-0 xl:col-span-2 3xl:col-span-1"
            >
              <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2 3xl:grid-cols-1">
                <LossSection apiKeyId={apiKeyId} />
                <section aria-labelledby="last-mail">
                  <h3 id="last-mail" className="mb-1 font-medium text-sm">
                    Last mail
                  </h3>
                  <LastMail apiKey={{ account, api_key_id: apiKeyId }} scopes={scopes} />
                </section>
              </div>
            </Section>
          </div>
          <Section id="fix" title="What to do">
            <FixSection apiKeyId={apiKeyId} />
            <RightSizeSection apiKey={apiKey} />
          </Section>
          <Section id="scopes" title="Its scopes">
            <LargeKeyPrint cells={analysis.print} text={printText(analysis.print)} />
            <div className="mt-6 space-y-4">
              <ScopeGroups cells={analysis.print} pseudo={analysis.pseudo} />
              <RawScopes scopes={scopes} />
            </div>
          </Section>
          <aside
            aria-label="About this key"
            className="grid min-w-0 items-start gap-5 md:grid-cols-2 xl:grid-cols-3"
          >
            <Facts analysis={analysis} />
            <AmongKeys apiKeyId={apiKeyId} />
          </aside>
        </div>
        <Arrival />
      </article>
    </FirstFleet>
  );
}
