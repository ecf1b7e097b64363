import type { ReactNode } from "react";
import { LastMail } from "@/components/fleet/last-mail";
import { KeyEffects } from "@/components/key/key-effects";
import { KeyExposure } from "@/components/key/key-exposure";
import { KeyFindings } from "@/components/key/key-findings";
import { KeyFix } from "@/components/key/key-fix";
import { KeyLoss } from "@/components/key/key-loss";
import { OwnershipFacts } from "@/components/key/ownership-facts";
import { RawScopes } from "@/components/key/raw-scopes";
import { SafeText } from "@/components/key/safe-text";
import { WaivedLine } from "@/components/key/waived-line";
import type { QueueRow } from "@/components/review/acts/use-queue-rows";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { CarriedOver } from "./decisions";

/** The basis for a decision: findings, effects, exposure, what breaks, and the scopes themselves. */
export function KeyFacts({
  row: {
    one: { key, analysis, findings, ownership, waivers },
    carried,
    policy,
  },
  fleet,
}: {
  row: QueueRow;
  fleet: Fleet;
}) {
  return (
    <div className="review-facts min-w-0 space-y-6">
      {policy !== null && <OwnershipFacts ownership={ownership} />}
      {carried !== null && <CarriedOver carried={carried} />}
      <Part title="Findings">
        <KeyFindings apiKey={key} findings={findings} />
        <KeyFix fleet={fleet} apiKey={key} findings={findings} />
        {waivers.map((waiver) => (
          <p key={waiver.rule} className="mt-2 text-sm">
            <code>
              <SafeText text={waiver.rule} />
            </code>{" "}
            <WaivedLine waived={waiver} />
          </p>
        ))}
      </Part>
      {analysis !== null && (
        <>
          <Part title="What it can do">
            <KeyEffects effects={analysis.effects} />
          </Part>
          <KeyExposure exposure={analysis.exposure} />
        </>
      )}
      <Part title="Last mail">
        <LastMail key={key.api_key_id} apiKey={key} scopes={analysis?.real ?? null} />
      </Part>
      <Part title="What breaks without it">
        <KeyLoss fleet={fleet} apiKey={key} />
      </Part>
      {key.shape !== null && <RawScopes scopes={fleet.shapes.get(key.shape) ?? []} />}
      <p className="text-ink-3 text-xs">
        SendGrid doesn’t expose who created it, when, when it was last used, or whether it expires.
      </p>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
