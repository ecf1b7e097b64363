"use client";
import { CopyButton } from "@/components/ui/copy-button";
import { Bullets } from "@/components/ui/section";
import { onBehalfOf, parseAccountId } from "@/lib/audit/account";
import { splitScopes } from "@/lib/audit/catalogue/catalogue";
import { type Purpose, rightSize } from "@/lib/audit/effects/purposes";
import { lossIfDeleted } from "@/lib/audit/effects/sole-holders";
import { type Remedy, remedyWarnings } from "@/lib/audit/findings/remedy";
import { remediationScripts } from "@/lib/audit/findings/remedy-scripts";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { oneOr } from "@/lib/audit/words";

/** The change that makes a key fit its purpose, as a call to run elsewhere. This app never sends it. */
export function RightSizePanel({
  apiKey,
  scopes,
  purpose,
  fleet,
}: {
  apiKey: FleetKey;
  scopes: readonly string[];
  purpose: Purpose;
  fleet: Fleet;
}) {
  const { keep, drop, missing } = rightSize(scopes, [purpose.id]);
  const { real, unknown } = splitScopes(scopes);
  const fits = drop.length === 0 && missing.length === 0;
  const after = [...keep, ...missing].sort();
  const remedy: Remedy = { action: "re-scope", keep: after, drop, rename: false };
  const account = parseAccountId(apiKey.account);
  const behalf = account === null ? null : onBehalfOf(account);
  const region = fleet.accounts.get(apiKey.account)?.region ?? "global";
  const body = JSON.stringify({ name: apiKey.name, scopes: after }, null, 2);
  const scripts = remediationScripts({ ...apiKey, region }, remedy);
  return (
    <section
      aria-labelledby="right-size"
      className="rounded-lg border border-line bg-surface p-5 text-sm"
    >
      <h2 id="right-size" className="font-semibold text-base">
        {fits ? "It fits already" : "To make it fit"}
      </h2>
      <p className="mt-1 text-pretty text-ink-2">
        {fits
          ? `All ${real.length} of its scopes are needed, and none is missing.`
          : `Drop ${drop.length} of ${real.length} scopes${missing.length > 0 ? ` and add ${missing.length} it lacks` : ""}: ${after.length} remain.`}{" "}
        This goes by what you say the key is for. SendGrid doesn’t say what it was used for.
      </p>
      {unknown.length > 0 && (
        <p className="mt-2 text-pretty text-medium">
          {unknown.length} of its scopes {oneOr(unknown.length, "is", "are")} not in our catalog, so
          whether the purpose needs {oneOr(unknown.length, "it", "them")} is not known.
        </p>
      )}
      {!fits && (
        <>
          <Bullets
            items={remedyWarnings(remedy, real, lossIfDeleted(fleet, apiKey))}
            className="mt-3 space-y-1 pl-4 text-pretty text-ink-2"
          />
          <div className="mt-4 overflow-hidden rounded-md border border-line bg-sunken">
            <section
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
              tabIndex={0}
              aria-label="The call"
              className="max-h-80 overflow-auto"
            >
              <pre className="p-3 text-xs">
                {`PUT /v3/api_keys/${apiKey.api_key_id}\n`}
                {behalf !== null && `on-behalf-of: ${behalf}\n`}
                {`\n${body}`}
              </pre>
            </section>
            <div className="flex flex-wrap gap-1 border-line border-t p-1">
              <CopyButton text={body} what="body of the request">
                Copy the body
              </CopyButton>
              {scripts !== null && (
                <CopyButton text={scripts.curl} what="call as curl">
                  Copy as curl
                </CopyButton>
              )}
            </div>
          </div>
          <p className="mt-2 text-ink-2 text-xs">
            Run it yourself, with your own key. This app only reads and never changes anything.
          </p>
        </>
      )}
    </section>
  );
}
