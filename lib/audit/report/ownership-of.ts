import type { KeyPolicy } from "../policy-outcome";

/** Who is responsible for a key and for what, as exports name it; null if the policy doesn't say. */
export function ownershipOf({ ownership }: KeyPolicy) {
  const { owner = null, purpose = null, data: data_class = null } = ownership ?? {};
  return { owner, purpose, data_class };
}
