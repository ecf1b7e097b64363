import type { Finding } from "@/lib/audit/findings/finding";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";

/**
 * The key that an address chooses among the findings of a rule, with its account: ids that could not be read are alike
 * in every account.
 */
export function chosenKey(
  findings: readonly Finding[] = [],
  inAddress: string | null,
): KeyRef | null {
  if (inAddress === null) return null;
  return (
    findings
      .filter(isOfKey)
      .map(keyRef)
      .find((ref) => ref === inAddress) ?? null
  );
}

/** The key of the first finding, if it is of one. */
export function firstKey([first]: readonly Finding[]): KeyRef | null {
  return first !== undefined && isOfKey(first) ? keyRef(first) : null;
}

const isOfKey = ({ api_key_id }: Finding) => api_key_id !== null;
