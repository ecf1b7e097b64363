import type { Finding } from "@/lib/audit/findings/finding";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";

/** The keys that the findings belong to. */
export function keysOf(fleet: Fleet, findings: readonly Finding[]): Map<KeyRef, FleetKey> {
  const refs = new Set(findings.map((finding) => keyRef(finding)));
  const found = fleet.keys.filter((key) => refs.has(keyRef(key)));
  return new Map(found.map((key) => [keyRef(key), key]));
}
