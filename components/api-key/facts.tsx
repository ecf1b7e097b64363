import type { Analysis } from "@/lib/audit/effects/analyse";
import { SideSection } from "./side-section";

const NOT_EXPOSED = ["Created", "Created by", "Last used", "Expires"];

/** What is known about the key beside its scopes, and by name what SendGrid's API does not tell anybody. */
export function Facts({ analysis }: { analysis: Analysis }) {
  const { classification, real, unknown, pseudo } = analysis;
  return (
    <SideSection title="What is known">
      <dl className="space-y-3">
        <div>
          <dt className="text-ink-3 text-xs">Type</dt>
          <dd className="font-medium">{classification.label}</dd>
          <dd className="mt-0.5 text-pretty text-ink-2">
            {classification.why} SendGrid does not say what type a key is.
          </dd>
        </div>
        <div>
          <dt className="text-ink-3 text-xs">Scopes</dt>
          <dd className="font-medium">
            {real.length}
            {unknown.length > 0 && `, of which ${unknown.length} not in our catalogue`}
          </dd>
          {pseudo.length > 0 && (
            <dd className="text-ink-2">and {pseudo.length} set by SendGrid itself</dd>
          )}
        </div>
        {NOT_EXPOSED.map((name) => (
          <div key={name}>
            <dt className="text-ink-3 text-xs">{name}</dt>
            <dd className="text-ink-2">Not exposed by SendGrid</dd>
          </div>
        ))}
      </dl>
    </SideSection>
  );
}
