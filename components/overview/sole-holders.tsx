import type { RuleGroup } from "@/components/fleet/rule-groups";
import { InAccount } from "@/components/key/account-link";
import { KeyLink } from "@/components/key/key-link";
import { KeysLink } from "@/components/links/text-link";
import { Section } from "@/components/ui/section";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { counted, countOf, oneOr } from "@/lib/audit/words";
import { keysOf } from "./keys-of";

const SHOWN = 6;

/** The keys an account cannot lose without losing an ability: check these before deleting anything. */
export function SoleHolders({
  group,
  fleet,
}: {
  /** The rule "sole-holder" over the fleet. */
  group: RuleGroup;
  fleet: Fleet;
}) {
  const { findings, outcome } = group;
  const known = outcome.total - outcome.unknown;
  const shown = findings.slice(0, SHOWN);
  const keyOf = keysOf(fleet, shown);
  const open =
    outcome.unknown === 0
      ? ""
      : ` Unknown for ${countOf(outcome.unknown, "key")}, whose account is not fully read.`;
  return (
    <Section
      title="Single points of failure"
      note={`${counted(findings.length)} of ${countOf(known, "key")} ${oneOr(findings.length, "is", "are")} the only key in the account that can do something. Delete one and its account loses that ability.${open}`}
    >
      <ul className="grid gap-x-12 border-line border-t text-sm md:grid-cols-2">
        {shown.map((finding) => {
          const key = keyOf.get(keyRef(finding));
          if (key === undefined) return null;
          return (
            <li key={keyRef(key)} className="border-line border-b py-2">
              <KeyLink apiKey={key} isInText className="font-medium" />
              <InAccount fleet={fleet} apiKey={key} />
              <span className="line-clamp-2 text-pretty text-ink-2">{finding.detail}</span>
            </li>
          );
        })}
      </ul>
      {findings.length > SHOWN && (
        <KeysLink
          to={{ rule: ["sole-holder"] }}
          look="bare"
          className="mt-2 inline-flex min-h-6 items-center text-sm"
        >
          All {counted(findings.length)}
        </KeysLink>
      )}
    </Section>
  );
}
