"use client";
import { useMemo } from "react";
import { useAudit } from "@/components/fleet/use-audit";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { WaivedLine } from "@/components/key/waived-line";
import { keyHref } from "@/components/links/key-href";
import { TextLink } from "@/components/links/text-link";
import { FoldMark } from "@/components/ui/disclosure";
import { severityOfKey } from "@/lib/audit/findings/by-key";
import { ruleTitle } from "@/lib/audit/findings/finding";
import { keyRef } from "@/lib/audit/key-ref";
import { FirstSteps } from "./first-steps-list";
import { LeakedAbilities } from "./leaked-abilities";
import type { Holder } from "./match-in-fleets";

/** One leaked key: whose it is, what it can do, what to do first, what that breaks. */
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
    () => findings.filter((finding) => keyRef(finding) === keyRef(key)),
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
