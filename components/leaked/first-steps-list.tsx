import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { analysisOf } from "@/components/key/analysis-of";
import { SafeText } from "@/components/key/safe-text";
import { buttonClass } from "@/components/ui/button-class";
import { CopyButton } from "@/components/ui/copy-button";
import { lossIfDeleted } from "@/lib/audit/effects/sole-holders";
import { type Remedy, remedyWarnings } from "@/lib/audit/findings/remedy";
import { remediationScripts } from "@/lib/audit/findings/remedy-scripts";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { consolePlace, replacementBody, tracesOf } from "./first-steps";

const CONSOLE = "https://app.sendgrid.com/settings/api_keys";
const REVOKE: Remedy = { action: "revoke" };

/** The first three things to do about a leaked key, and what the first of them breaks. This app does none of them. */
export function FirstSteps({
  fleet,
  apiKey,
  scopes,
  signedIn,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  /** Null when they are not read. */
  scopes: readonly string[] | null;
  signedIn: boolean;
}) {
  const account = fleet.accounts.get(apiKey.account);
  const analysis = scopes === null ? null : analysisOf(scopes);
  const warnings = remedyWarnings(REVOKE, analysis?.real ?? [], lossIfDeleted(fleet, apiKey));
  const curl = remediationScripts({ ...apiKey, region: account?.region ?? "global" }, REVOKE)?.curl;
  const traces = analysis === null ? null : tracesOf(analysis.effects.map((hit) => hit.effect));
  return (
    <ol className="space-y-4">
      <Step number={1} title="Delete the key in SendGrid">
        <p>
          In the console: <SafeText text={consolePlace(apiKey, account)} />. Or run the call with a
          key that has api_keys.delete. This page changes nothing.
        </p>
        {signedIn && <p>It is the key you are signed in with: this session ends with it.</p>}
        <ul className="mt-2 list-disc space-y-1 pl-4">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
        <div className="mt-2 flex flex-wrap gap-2">
          <a
            href={CONSOLE}
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ size: "small" })}
          >
            Open SendGrid’s console
            <ExternalLink aria-hidden="true" className="size-3.5 text-ink-3" />
          </a>
          {curl !== undefined && (
            <CopyButton text={curl} what="call that deletes the key" tone="plain">
              Copy the curl call
            </CopyButton>
          )}
        </div>
      </Step>
      <Step number={2} title="Put a new key in its place">
        <p>
          {analysis === null
            ? "With the scopes its work needs, wherever the old one was used."
            : analysis.real.length === 1
              ? "With the same scope, wherever the old one was used."
              : `With the same ${analysis.real.length} scopes, or fewer, wherever the old one was used.`}
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
      <Step number={3} title="Look for what was done with it">
        {traces === null ? (
          <p>It is not known what it can do. Look at everything below Settings, and at Activity.</p>
        ) : traces.length === 0 ? (
          <p>It could only look: at settings, statistics and lists.</p>
        ) : (
          <ul className="list-disc space-y-1 pl-4">
            {traces.map((trace) => (
              <li key={trace}>{trace}</li>
            ))}
          </ul>
        )}
      </Step>
    </ol>
  );
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
