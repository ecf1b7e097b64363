"use client";
import { type ReactNode, useState } from "react";
import { analysisOf } from "@/components/key/analysis-of";
import { SafeText } from "@/components/key/safe-text";
import { CopyButton } from "@/components/ui/copy-button";
import { Bullets } from "@/components/ui/section";
import { useNow } from "@/components/ui/use-now";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { lossIfDeleted } from "@/lib/audit/effects/sole-holders";
import { type Remedy, remedyWarnings } from "@/lib/audit/findings/remedy";
import { remediationScripts } from "@/lib/audit/findings/remedy-scripts";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { consolePlace, replacementBody, tracesOf } from "./first-steps";
import { GoneCheck } from "./gone-check";
import { type Incident, incidentSummary } from "./incident-summary";
import { ConsoleLink, LookBack } from "./look-back";

const REVOKE: Remedy = { action: "revoke" };
const TICK_MS = 60_000;

/** What to do about a leaked key, what the first step breaks, and an incident summary to copy. */
export function FirstSteps({
  fleet,
  apiKey,
  scopes,
  severity,
  signedIn,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  /** Null when they are not read. */
  scopes: readonly string[] | null;
  /** Its worst finding, in a word. */
  severity: string;
  signedIn: boolean;
}) {
  const [knownAtMs] = useState(() => Date.now());
  const nowMs = useNow(TICK_MS) ?? knownAtMs;
  const [exposedFromMs, setExposedFromMs] = useState<number | null>(null);
  const [checks, setChecks] = useState<Incident["checks"]>([]);
  const account = fleet.accounts.get(apiKey.account);
  const analysis = scopes === null ? null : analysisOf(scopes);
  const warnings = remedyWarnings(REVOKE, analysis?.real ?? [], lossIfDeleted(fleet, apiKey));
  const curl = remediationScripts({ ...apiKey, region: account?.region ?? "global" }, REVOKE)?.curl;
  const traces = analysis === null ? null : tracesOf(analysis.effects.map((hit) => hit.effect));
  const incident: Incident = {
    name: apiKey.name,
    apiKeyId: apiKey.api_key_id,
    account: account?.label || apiKey.account,
    abilities: analysis === null ? null : effectsSentence(analysis.real, Number.POSITIVE_INFINITY),
    severity,
    knownAtMs,
    exposedFromMs,
    checks,
  };
  return (
    <ol className="space-y-4">
      <Step number={1} title="Delete the key in SendGrid">
        <p>
          <ConsoleLink path="/settings/api_keys">
            <SafeText text={consolePlace(apiKey, account)} />
          </ConsoleLink>
          , or run the call with a key that has api_keys.delete. This page changes nothing.
        </p>
        {signedIn && <p>You are signed in with this key, so your session ends with it.</p>}
        <Bullets items={warnings} className="mt-2 space-y-1 pl-4" />
        {curl !== undefined && (
          <CopyButton text={curl} what="call that deletes the key" tone="plain" className="mt-2">
            Copy the curl call
          </CopyButton>
        )}
      </Step>
      <Step number={2} title="Put a new key in its place">
        <p>
          {analysis === null
            ? "Give it the scopes its work needs, wherever the old one was used."
            : analysis.real.length === 1
              ? "Give it the same scope, wherever the old one was used."
              : `Give it the same ${analysis.real.length} scopes, or fewer, wherever the old one was used.`}
        </p>
        {analysis !== null && analysis.real.length > 0 && (
          <div className="mt-2">
            <CopyButton
              text={replacementBody(apiKey, analysis.real)}
              what="body of POST /v3/api_keys"
              tone="plain"
            >
              Copy the body for POST /v3/api_keys
            </CopyButton>
          </div>
        )}
      </Step>
      <Step number={3} title="Check that it is gone">
        <p className="mb-2">Looks the key up by its ID. The secret isn’t needed.</p>
        <GoneCheck
          apiKey={apiKey}
          checks={checks}
          onChecked={(check) => setChecks((before) => [...before, check])}
        />
      </Step>
      <Step number={4} title="Look for what was done with it">
        <LookBack incident={incident} nowMs={nowMs} onExposedFrom={setExposedFromMs}>
          <Traces traces={traces} />
        </LookBack>
      </Step>
      <Step number={5} title="Record the incident">
        <p className="mb-2">
          What it could do, when you recognized it, and what you checked. It contains no secret.
        </p>
        <CopyButton text={incidentSummary(incident, nowMs)} what="incident summary" tone="plain">
          Copy the incident summary
        </CopyButton>
      </Step>
    </ol>
  );
}

function Traces({ traces }: { traces: readonly string[] | null }) {
  if (traces === null) {
    return <p>What it can do is unknown. Check everything under Settings, and Email Activity.</p>;
  }
  if (traces.length === 0) return <p>It could only view settings, statistics and lists.</p>;
  return <Bullets items={traces} className="space-y-1 pl-4" />;
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="figures flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-ink-2 text-xs"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1 text-ink-2 text-sm">
        <h4 className="mb-1 font-medium text-base text-ink leading-6">{title}</h4>
        {children}
      </div>
    </li>
  );
}
