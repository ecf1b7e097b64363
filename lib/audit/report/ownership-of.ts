import type { KeyPolicy } from "../policy-outcome";

/** Who answers for a key and for what, as exports name it; null where the policy does not say. */
export function ownershipOf({ ownership }: KeyPolicy) {
  const { owner = null, purpose = null, data: data_class = null } = ownership ?? {};
  return { owner, purpose, data_class };
}
