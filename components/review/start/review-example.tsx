import { ShieldCheck } from "lucide-react";
import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { SeverityMark } from "@/components/key/severity-mark";
import { VERDICT_WORDS } from "@/components/review/words";
import { Example } from "@/components/ui/example";

/** Made-up keys and decisions. */
const DECIDED = [
  {
    name: "ci-deploy",
    scopes: ["api_keys.create", "api_keys.read", "api_keys.update", "mail.send"],
    severity: "high",
    decision: "reduce",
    rationale: "Only sends build reports. It must not create keys.",
    more: "SEC-142, due 2026-03-01",
  },
  {
    name: "bootstrap-delete-me",
    scopes: [
      "api_keys.create",
      "api_keys.delete",
      "mail.send",
      "subusers.create",
      "user.email.update",
    ],
    severity: "critical",
    decision: "revoke",
    rationale: "Left over from setup. Nobody uses it.",
    more: "SEC-143, due 2026-02-20",
  },
  {
    name: "grafana",
    scopes: ["stats.read", "stats.global.read"],
    severity: null,
    decision: "retain",
    rationale: "Feeds the delivery dashboard, and reads statistics only.",
    more: "decided together with datadog",
  },
] as const;

/** A small example of a finished review: three decisions and a sign-off. */
export function ReviewExample() {
  return (
    <Example caption="What you end up with. These keys and people are made up.">
      <ol className="divide-y divide-line text-sm">
        {DECIDED.map((each) => (
          <li key={each.name} className="space-y-1 py-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="font-medium">{each.name}</span>
              {each.severity !== null && <SeverityMark severity={each.severity} />}
              <span className="ml-auto font-medium">{VERDICT_WORDS[each.decision].done}</span>
            </p>
            <KeyPrint cells={analysisOf(each.scopes).print} className="h-3 w-auto" />
            <p className="text-pretty text-ink-2">{each.rationale}</p>
            <p className="text-ink-3 text-xs">Ada, security engineer · {each.more}</p>
          </li>
        ))}
        <li className="flex items-start gap-2 py-3">
          <ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
          <span className="min-w-0 text-pretty">
            Signed off by Grace, head of IT: a second person. The file’s last hash{" "}
            <code className="text-xs">4c1f…9be0</code> reveals any later change.
          </span>
        </li>
      </ol>
      <p className="mt-2 text-pretty text-ink-2 text-sm">
        Next quarter starts here: what was decided but not done comes first, and the newest scan
        proves what was done.
      </p>
    </Example>
  );
}
