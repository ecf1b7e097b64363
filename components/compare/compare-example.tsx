import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { Example } from "@/components/ui/example";
import { diffScopes } from "@/lib/audit/catalogue/diff";
import { PURPOSES } from "@/lib/audit/effects/purposes";
import { countOf } from "@/lib/audit/words";

const NAME = "order-mailer";
const SCOPES = [
  ...["mail.send", "api_keys.create", "api_keys.delete", "stats.read", "stats.global.read"],
  ...["suppression.bounces.delete", "suppression.bounces.read", "templates.read"],
];

/** An example comparison of a made-up key with a purpose: where the prints differ, and which scopes can go. */
export function CompareExample() {
  const purpose = PURPOSES.find(({ id }) => id === "send");
  if (purpose === undefined) return null;
  const { onlyLeft } = diffScopes(SCOPES, purpose.needs);
  return (
    <Example caption={`A key called ${NAME}, beside what it is for.`}>
      <dl className="grid items-center gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt>{NAME}</dt>
        <dd>
          <KeyPrint cells={analysisOf(SCOPES).print} />
        </dd>
        <dt>{purpose.label}</dt>
        <dd>
          <KeyPrint cells={analysisOf(purpose.needs).print} />
        </dd>
      </dl>
      <p className="mt-3 text-pretty text-sm">
        It can lose {onlyLeft.length} of its {countOf(SCOPES.length, "scope")}. Among them:{" "}
        <code className="text-xs">api_keys.create</code>, which would let anyone who finds a leaked
        copy create more keys.
      </p>
    </Example>
  );
}
