import { waiverWords } from "@/lib/audit/policy/outcome-words";
import type { Waived } from "@/lib/audit/policy-outcome";
import { SafeText } from "./safe-text";

/** Says that a finding is waived: by whom, until when and why. */
export function WaivedLine({ waived }: { waived: Waived }) {
  return (
    <span className="block break-words text-medium text-xs">
      <SafeText text={`Waived by ${waiverWords(waived)}: ${waived.reason}`} />
    </span>
  );
}
