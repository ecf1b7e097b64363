"use client";
import { OwnershipFacts } from "@/components/key/ownership-facts";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { useAuditContext } from "./use-audit-context";

/** A key's owner, purpose and class of data, from the policy; renders nothing without a policy. */
export function KeyOwner({
  fleet,
  apiKey,
}: {
  fleet: Fleet;
  apiKey: { account: string; api_key_id: string };
}) {
  const told = useAuditContext(fleet)?.policy?.keys.get(keyRef(apiKey));
  return told === undefined ? null : <OwnershipFacts ownership={told.ownership} />;
}
