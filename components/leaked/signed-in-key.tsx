"use client";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { accountId, SELF } from "@/lib/audit/account";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import type { SessionView } from "@/lib/contract/answers";
import { FirstSteps } from "./first-steps-list";
import { LeakedAbilities } from "./leaked-abilities";

const OWN = accountId(SELF);

/** The leaked key one is signed in with, where no list that was read has it: the session knows all but its name. */
export function SignedInKey({ session: { api_key_id, scopes } }: { session: SessionView }) {
  const fleet = useKnownFleets().find(({ accounts }) => accounts.has(OWN)) ?? emptyFleet(OWN);
  // Called by its ID, since nobody knows its name.
  const apiKey = { account: OWN, api_key_id, name: api_key_id, shape: null, readAtMs: null };
  return (
    <div className="space-y-4 rounded-lg border border-line p-4">
      <LeakedAbilities id={api_key_id} scopes={scopes} signedIn />
      <FirstSteps fleet={fleet} apiKey={apiKey} scopes={scopes} severity="not known" signedIn />
    </div>
  );
}
