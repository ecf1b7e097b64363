"use client";
import { useMemo } from "react";
import { useAudit } from "@/components/fleet/use-audit";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { analysisOf } from "@/components/key/analysis-of";
import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { WaivedLine } from "@/components/key/waived-line";
import { keyHref } from "@/components/links/key-href";
import { TextLink } from "@/components/links/text-link";
import { Badge } from "@/components/ui/badge";
import { FoldMark } from "@/components/ui/disclosure";
import { accountId, SELF } from "@/lib/audit/account";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { severityOfKey } from "@/lib/audit/findings/by-key";
import { ruleTitle } from "@/lib/audit/findings/finding";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import type { SessionView } from "@/lib/contract/answers";
import { FirstSteps } from "./first-steps-list";
import type { Holder } from "./match-in-fleets";

/** One leaked key: whose it is, what it can do, what to do first, and what that breaks. */
export function FoundKey({
  holder: { fleet, key },
  open,
  signedIn,
  onLeave,
}: {
  holder: Holder;
  open: boolean;
  signedIn: boolean;
  onLeave: () => void;
}) {
  const { findings } = useAudit(fleet).audit;
  const own = useMemo(
    () =>
      findings.filter((each) => each.api_key_id === key.api_key_id && each.account === key.account),
    [findings, key],
  );
  const scopes = key.shape === null ? null : (fleet.shapes.get(key.shape) ?? null);
  const severity = severityOfKey(key, own);
  const account = fleet.accounts.get(key.account);
  return (
    <details open={open} className="group rounded-lg border border-line">
      <summary className="flex items-center gap-3 px-4 py-3">
        <FoldMark />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">
            <SafeText text={key.name} />
          </span>
          <span className="block truncate text-ink-2 text-sm">
            {account === undefined || account.label === "" ? (
              key.account
            ) : (
              <SafeText text={account.label} />
            )}
            {account?.disabled === true && ", disabled"}
          </span>
        </span>
        {severity !== null && <SeverityMark severity={severity} />}
      </summary>
      <div className="space-y-4 border-line border-t p-4">
        <LeakedAbilities id={key.api_key_id} scopes={scopes} signedIn={signedIn} />
        {own.length > 0 && (
          <ul className="space-y-1 text-sm">
            {own.map((finding) => (
              <li key={finding.rule} className="flex items-baseline gap-2">
                <SeverityMark severity={finding.severity} className="w-18 shrink-0" />
                <span>
                  <SafeText text={ruleTitle(finding)} />
                  {finding.waived !== undefined && <WaivedLine waived={finding.waived} />}
                </span>
              </li>
            ))}
          </ul>
        )}
        <FirstSteps
          fleet={fleet}
          apiKey={key}
          scopes={scopes}
          severity={severity ?? "no finding"}
          signedIn={signedIn}
        />
        <TextLink
          href={keyHref(key)}
          prefetch="auto"
          onClick={onLeave}
          look="bare"
          className="inline-flex min-h-6 items-center font-medium text-sm"
        >
          Open the key’s page
        </TextLink>
      </div>
    </details>
  );
}

const OWN = accountId(SELF);

/** The leaked key is the signed-in one and in no list that was read: the session knows everything but its name. */
export function SignedInKey({ session: { api_key_id, scopes } }: { session: SessionView }) {
  const fleet = useKnownFleets().find(({ accounts }) => accounts.has(OWN)) ?? emptyFleet(OWN);
  // Its ID stands in for the name, which is unknown.
  const apiKey = { account: OWN, api_key_id, name: api_key_id, shape: null, readAtMs: null };
  return (
    <div className="space-y-4 rounded-lg border border-line p-4">
      <LeakedAbilities id={api_key_id} scopes={scopes} signedIn />
      <FirstSteps fleet={fleet} apiKey={apiKey} scopes={scopes} severity="not known" signedIn />
    </div>
  );
}

function LeakedAbilities({
  id,
  scopes,
  signedIn,
}: {
  id: string;
  /** Null: not read. */
  scopes: readonly string[] | null;
  signedIn: boolean;
}) {
  const analysis = scopes === null ? null : analysisOf(scopes);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ApiKeyId id={id} />
        {analysis !== null && <Badge>{TYPE_WORD[analysis.classification.type]}</Badge>}
        {signedIn && <Badge tone="attention">signed in with this key</Badge>}
      </div>
      {scopes === null || analysis === null ? (
        <p>Its scopes have not been read. Until they are, assume it can do everything.</p>
      ) : (
        <>
          <p>{effectsSentence(scopes, Number.POSITIVE_INFINITY)}</p>
          <KeyPrint cells={analysis.print} />
        </>
      )}
    </>
  );
}
