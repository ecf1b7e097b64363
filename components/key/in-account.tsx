import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { SafeText } from "./safe-text";

/** Whose a key is, after its name; nothing where all keys are of one account. */
export function InAccount({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  if (fleet.accounts.size <= 1) return null;
  return (
    <span className="text-ink-3">
      {" "}
      in <SafeText text={fleet.accounts.get(apiKey.account)?.label ?? apiKey.account} />
    </span>
  );
}
