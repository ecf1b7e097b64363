"use client";
import Link from "next/link";
import { useEffect, useId, useState } from "react";
import { keyHref } from "@/components/links/key-href";
import { CopyButton } from "@/components/ui/copy-button";
import { Bullets } from "@/components/ui/section";
import { lossIfDeleted } from "@/lib/audit/effects/sole-holders";
import type { Finding } from "@/lib/audit/findings/finding";
import {
  type Remedy as Action,
  fixOf,
  remedyOf,
  remedyWarnings,
} from "@/lib/audit/findings/remedy";
import { type RemediationScripts, remediationScripts } from "@/lib/audit/findings/remedy-scripts";
import type { RuleId } from "@/lib/audit/findings/rules";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { analysisOf } from "./analysis-of";
import { firstChosen, rememberFixes } from "./chosen-fixes";
import { FixChoice } from "./fix-choice";

const NONE: readonly string[] = [];
const WAYS = [
  { way: "curl", label: "curl" },
  { way: "node", label: "@sendgrid/client" },
  { way: "terraform", label: "Terraform" },
] as const satisfies { way: keyof RemediationScripts; label: string }[];

/**
 * How to fix a key: which findings to fix, then what breaks, then the calls. The calls are text to copy. Load it
 * lazily: it includes every sentence and script.
 * @param findings all of the key, worst first; SendGrid replaces the whole scope list, so one script must fix them
 * together
 * @param opened the finding that the reader came from; null: none in particular
 */
export function Remedy({
  fleet,
  apiKey,
  findings,
  opened = null,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  findings: readonly Finding[];
  opened?: RuleId | null;
}) {
  const [way, setWay] = useState<keyof RemediationScripts>("curl");
  const [chosen, setChosen] = useState(() => firstChosen(apiKey, findings, opened));
  const group = useId();
  useEffect(() => rememberFixes(apiKey, chosen), [apiKey, chosen]);
  const scopes = apiKey.shape === null ? undefined : fleet.shapes.get(apiKey.shape);
  const real = scopes === undefined ? NONE : analysisOf(scopes).real;
  const fixable = findings.filter((finding) => fixOf(finding) !== "none");
  const taken = fixable.filter(({ rule }) => chosen.has(rule));
  // For a finding that no script can fix, its own advice comes first.
  const isUpToReader = fixable.some(({ rule }) => opened === null || rule === opened);
  const remedy = remedyOf(taken, real);
  const region = fleet.accounts.get(apiKey.account)?.region ?? "global";
  const scripts = remediationScripts({ ...apiKey, region }, remedy);
  return (
    <div className="@container min-w-0 rounded-lg border border-line bg-surface p-4 text-sm">
      <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-[minmax(18rem,2fr)_3fr]">
        {fixable.length > 0 && (
          <FixChoice findings={fixable} chosen={chosen} onChoose={setChosen} />
        )}
        <div>
          <p className="font-medium">{whatItDoes(remedy, real.length, isUpToReader)}</p>
          <Bullets
            items={remedyWarnings(remedy, real, lossIfDeleted(fleet, apiKey))}
            className="prose-width mt-2 space-y-1 text-pretty pl-5 text-ink-2"
          />
        </div>
      </div>
      {scripts === null ? (
        <p className="mt-3">
          <Link href={keyHref(apiKey)} className="text-accent-strong underline underline-offset-4">
            Open the key
          </Link>{" "}
          to see everything it can do.
        </p>
      ) : (
        <>
          <fieldset className="mt-4 flex flex-wrap items-center gap-1">
            <legend className="sr-only">The calls for</legend>
            {WAYS.map(({ way: each, label }) => (
              <label
                key={each}
                className="flex min-h-7 items-center rounded-md px-2.5 font-medium text-ink-2 text-xs hover:bg-sunken has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
              >
                <input
                  type="radio"
                  name={group}
                  checked={way === each}
                  onChange={() => setWay(each)}
                  className="sr-only"
                />
                {label}
              </label>
            ))}
            <CopyButton text={scripts[way]} what={`${way} calls`} className="ml-auto">
              Copy
            </CopyButton>
          </fieldset>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
            tabIndex={0}
            className="mt-1 max-h-80 overflow-auto rounded-md bg-sunken p-3 text-xs"
          >
            {scripts[way]}
          </pre>
          <p className="mt-2 text-ink-2">
            This app only reads and never runs any of this. Run it yourself, with a key of your own
            in <code className="text-xs">SENDGRID_API_KEY</code>.
          </p>
        </>
      )}
    </div>
  );
}

function whatItDoes(remedy: Action, held: number, isUpToReader: boolean): string {
  if (remedy.action === "revoke") return "Delete the key.";
  if (remedy.action === "rename") return "Rename it. Its scopes stay as they are.";
  if (remedy.action === "re-scope") {
    const name = remedy.rename ? " Rename it too." : "";
    return `Remove ${remedy.drop.length} of its ${countOf(held, "scope")} and keep ${remedy.keep.length}.${name}`;
  }
  if (isUpToReader) return "Nothing to run: choose at least one finding to fix.";
  return "First decide what the key is for: until then, no scope can be removed.";
}
