import type { ReactNode } from "react";
import { KeyEffects } from "@/components/key/key-effects";
import { KeyExposure } from "@/components/key/key-exposure";
import { KeyFindings } from "@/components/key/key-findings";
import { KeyLoss } from "@/components/key/key-loss";
import { RawScopes } from "@/components/key/raw-scopes";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { ReviewKey } from "@/lib/audit/review/population";

/** All that a decision can rest on: findings, effects, exposure, what breaks, and the scopes themselves. */
export function KeyFacts({
  one: { key, analysis, findings },
  fleet,
}: {
  one: ReviewKey;
  fleet: Fleet;
}) {
  return (
    <div className="review-facts min-w-0 space-y-6">
      <Fact title="Findings">
        <KeyFindings fleet={fleet} apiKey={key} findings={findings} />
      </Fact>
      {analysis !== null && (
        <>
          <Fact title="What it can do">
            <KeyEffects effects={analysis.effects} />
          </Fact>
          <Fact title="Exposure">
            <KeyExposure exposure={analysis.exposure} />
          </Fact>
        </>
      )}
      <Fact title="If it is revoked">
        <KeyLoss fleet={fleet} apiKey={key} />
      </Fact>
      {key.shape !== null && <RawScopes scopes={fleet.shapes.get(key.shape) ?? []} />}
      <p className="text-ink-3 text-xs">
        When it was created, by whom, when it was last used and whether it expires: not exposed by
        SendGrid.
      </p>
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
