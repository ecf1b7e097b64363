import { MoreWords } from "@/components/ui/disclosure";
import type { Finding } from "@/lib/audit/findings/finding";
import { countOf } from "@/lib/audit/words";
import { RuleAnswers } from "./rule-answers";
import { ScopeChips } from "./scope-chip";

/** An expanded finding: its three answers and the scopes behind it. Load it lazily: it is all text. */
export function FindingAnswers({ finding }: { finding: Finding }) {
  return (
    <div className="space-y-4 px-3 pb-4 text-sm sm:pl-10">
      <RuleAnswers rule={finding.rule} className="space-y-3" />
      {finding.scopes.length > 0 && (
        <details>
          <MoreWords>Evidence: {countOf(finding.scopes.length, "scope")}</MoreWords>
          <ScopeChips scopes={finding.scopes} className="mt-2" />
        </details>
      )}
    </div>
  );
}
