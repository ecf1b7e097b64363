"use client";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { analysisOf } from "@/components/key/analysis-of";
import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyPrint } from "@/components/key/key-print";
import { Badge } from "@/components/ui/badge";
import { accountId, SELF } from "@/lib/audit/account";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import type { SessionView } from "@/lib/contract/answers";
import { FirstSteps } from "./first-steps-list";

const OWN = accountId(SELF);

/** The leaked key one is signed in with, where no list that was read has it: the session knows all but its name. */
export function SignedInKey({ session: { api_key_id, scopes } }: { session: SessionView }) {
  const fleet = useKnownFleets().find(({ accounts }) => accounts.has(OWN)) ?? emptyFleet(OWN);
  // Called by its ID, since nobody knows its name.
  const apiKey = { account: OWN, api_key_id, name: api_key_id, shape: null, readAtMs: null };
  const analysis = scopes === null ? null : analysisOf(scopes);
  return (
    <div className="space-y-4 rounded-lg border border-line p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ApiKeyId id={api_key_id} />
        {analysis !== null && <Badge>{TYPE_WORD[analysis.classification.type]}</Badge>}
        <Badge tone="attention">signed in with this key</Badge>
      </div>
      {scopes === null || analysis === null ? (
        <p>Its scopes have not been read. Until they are, assume it can do everything.</p>
      ) : (
        <>
          <p>{effectsSentence(scopes, Number.POSITIVE_INFINITY)}</p>
          <KeyPrint cells={analysis.print} />
        </>
      )}
      <FirstSteps fleet={fleet} apiKey={apiKey} scopes={scopes} severity="not known" signedIn />
    </div>
  );
}
