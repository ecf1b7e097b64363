import type { Analysis } from "@/lib/audit/effects/analyse";
import { SideSection } from "./side-section";

/** What is known about the key besides its scopes, and which facts SendGrid's API never reveals. */
export function Facts({ analysis }: { analysis: Analysis }) {
  const { classification, real, unknown, pseudo } = analysis;
  return (
    <SideSection title="Details">
      <dl className="space-y-3">
        <div>
          <dt className="text-ink-3 text-xs">Type</dt>
          <dd className="font-medium">{classification.label}</dd>
          <dd className="mt-0.5 text-pretty text-ink-2">
            {classification.why} SendGrid doesn’t say what type a key is.
          </dd>
        </div>
        <div>
          <dt className="text-ink-3 text-xs">Scopes</dt>
          <dd className="font-medium">
            {real.length}
            {unknown.length > 0 && `, of which ${unknown.length} not in our catalog`}
          </dd>
          {pseudo.length > 0 && (
            <dd className="text-ink-2">and {pseudo.length} set by SendGrid itself</dd>
          )}
        </div>
        <div>
          <dt className="text-ink-3 text-xs">Not exposed by SendGrid</dt>
          <dd className="text-ink-2">
            Who created it, when, when it was last used, and whether it expires
          </dd>
        </div>
      </dl>
    </SideSection>
  );
}
