"use client";
import { useDeferredValue } from "react";
import { useAudit } from "@/components/fleet/use-audit";
import { useFleet } from "@/components/fleet/use-fleet";
import { KeyFindings } from "@/components/key/key-findings";
import { KeyLoss } from "@/components/key/key-loss";
import { Skeleton } from "@/components/ui/skeleton";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { KeyAge } from "./key-age";
import { SameShape } from "./same-shape";
import { SideSection } from "./side-section";

/** What can only be said of a key among the others of its account: findings, what breaks without it, its likes, its age. */
export function KeyInFleet({ apiKeyId, scopes }: { apiKeyId: string; scopes: readonly string[] }) {
  const { fleet: newest, target, error } = useFleet();
  const fleet = useDeferredValue(newest);
  const { findings } = useAudit(fleet);
  const key = fleet.keys.find((each) => each.api_key_id === apiKeyId && each.account === target);
  if (key === undefined) {
    const over = fleet.finishedAtMs !== null || error !== null;
    return (
      <SideSection title="Among the other keys">
        {over ? (
          <p className="text-ink-2">
            {error?.message ?? "The account’s list, as it was read, does not hold this key."} So
            nothing is said here of findings, or of what breaks without it.
          </p>
        ) : (
          <>
            <p className="text-ink-2">Reading the other keys of the account …</p>
            <Skeleton className="mt-3 h-24" />
          </>
        )}
      </SideSection>
    );
  }
  const ref = keyRef(key);
  const own = findings.filter((each) => each.api_key_id !== null && keyRef(each) === ref);
  return (
    <>
      <SideSection title="Findings">
        <KeyFindings fleet={fleet} apiKey={key} findings={own} />
        <Changed fleet={fleet} apiKey={key} scopes={scopes} />
      </SideSection>
      <SideSection title="If it is revoked">
        <KeyLoss fleet={fleet} apiKey={key} />
      </SideSection>
      <SideSection title="Keys like it">
        <SameShape fleet={fleet} apiKey={key} />
      </SideSection>
      <SideSection title="Age">
        <KeyAge apiKey={key} />
      </SideSection>
    </>
  );
}

/** The page has just asked for the scopes; the audit may have read others before. */
function Changed({
  fleet,
  apiKey,
  scopes,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  scopes: readonly string[];
}) {
  const audited = apiKey.shape === null ? undefined : fleet.shapes.get(apiKey.shape);
  if (audited === undefined) return null;
  const now = new Set(scopes);
  if (audited.length === now.size && audited.every((scope) => now.has(scope))) return null;
  return (
    <p className="mt-3 text-pretty text-ink-2">
      Its scopes have changed since the audit read it: what is said here is of what it held then.
    </p>
  );
}
