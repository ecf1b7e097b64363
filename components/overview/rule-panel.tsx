"use client";
import type { RuleGroup, RuleGroups } from "@/components/fleet/rule-groups";
import { InAccount } from "@/components/key/account-link";
import { analysisOf } from "@/components/key/analysis-of";
import { KeyLink } from "@/components/key/key-link";
import { KeyPrint } from "@/components/key/key-print";
import { Remedy } from "@/components/key/remedy";
import { RuleAnswers } from "@/components/key/rule-answers";
import { SafeText } from "@/components/key/safe-text";
import { keysHref } from "@/components/links/keys-href";
import { KeysLink, TextLink } from "@/components/links/text-link";
import { Button } from "@/components/ui/button";
import { accountInAddress, parseAccountId } from "@/lib/audit/account";
import { UNREAD_PRINT } from "@/lib/audit/catalogue/print";
import type { Finding } from "@/lib/audit/findings/finding";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import { counted } from "@/lib/audit/words";
import { keysOf } from "./keys-of";
import { restOf } from "./rest-of";

const SHOWN = 8;

type OfFinding = {
  /** All rules: a key's script also fixes what other rules found. */
  groups: RuleGroups;
  fleet: Fleet;
  chosen: KeyRef | null;
  onChoose: (key: KeyRef | null) => void;
};

/** An expanded finding: what to do, how to spot a false positive, how to fix it, and each key with its remedy. */
export function RulePanel({ group, ...props }: OfFinding & { group: RuleGroup }) {
  const { fleet } = props;
  const { rule, findings } = group;
  const shown = findings.slice(0, SHOWN);
  const keys = keysOf(fleet, shown);
  return (
    <div className="space-y-5 px-0 pt-2 pb-6 sm:px-5">
      <RuleAnswers rule={rule.id} className="grid gap-x-8 gap-y-4 text-sm md:grid-cols-3" />
      <ul className="divide-y divide-line border-line border-y text-sm">
        {shown.map((finding) => {
          const key = keys.get(keyRef(finding));
          return key === undefined ? (
            <AccountLine key={finding.account} finding={finding} fleet={fleet} />
          ) : (
            <KeyLine key={keyRef(key)} apiKey={key} finding={finding} {...props} />
          );
        })}
      </ul>
      <Rest of={restOf(group, SHOWN)} />
    </div>
  );
}

function Rest({ of: rest }: { of: ReturnType<typeof restOf> }) {
  if (rest === null) return null;
  return (
    <p className="text-sm">
      {rest.to === null ? (
        rest.words
      ) : (
        <KeysLink to={rest.to} look="bare">
          {rest.words}
        </KeysLink>
      )}
    </p>
  );
}

function KeyLine({
  apiKey,
  finding,
  groups,
  fleet,
  chosen,
  onChoose,
}: OfFinding & { apiKey: FleetKey; finding: Finding }) {
  const ref = keyRef(apiKey);
  const isChosen = chosen === ref;
  const scopes = apiKey.shape === null ? undefined : fleet.shapes.get(apiKey.shape);
  const why =
    finding.detail !== "" || finding.scopes.length === 0
      ? finding.detail
      : `${finding.scopes.slice(0, 2).join(", ")}${finding.scopes.length > 2 ? ` and ${counted(finding.scopes.length - 2)} more` : ""}`;
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-48">
          <KeyLink apiKey={apiKey} isInText className="font-medium" />
          <InAccount fleet={fleet} apiKey={apiKey} />
          <span className="block truncate text-ink-2 text-xs">
            <SafeText text={why} empty="from its name alone" />
          </span>
        </span>
        <KeyPrint cells={scopes === undefined ? UNREAD_PRINT : analysisOf(scopes).print} />
        <Button aria-expanded={isChosen} onClick={() => onChoose(isChosen ? null : ref)}>
          Remedy
        </Button>
      </div>
      {isChosen && (
        <div className="mt-3">
          <Remedy
            key={finding.rule}
            fleet={fleet}
            apiKey={apiKey}
            findings={findingsOf(groups, apiKey)}
            opened={finding.rule}
          />
        </div>
      )}
    </li>
  );
}

/** Everything found on a key, worst rule first. */
function findingsOf(groups: RuleGroups, key: FleetKey): Finding[] {
  return groups.found
    .flatMap(({ findings }) => findings)
    .filter((each) => each.api_key_id === key.api_key_id && each.account === key.account);
}

function AccountLine({ finding, fleet }: { finding: Finding; fleet: Fleet }) {
  const account = parseAccountId(finding.account);
  const href = keysHref({}, account === null ? null : accountInAddress(account));
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 py-2">
      <TextLink href={href} look="quiet" className="font-medium">
        <SafeText text={fleet.accounts.get(finding.account)?.label ?? finding.account} />
      </TextLink>
      <span className="text-ink-2">{finding.detail}</span>
    </li>
  );
}
