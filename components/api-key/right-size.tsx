"use client";
import { useState } from "react";
import { ScopeChips } from "@/components/key/scope-chip";
import { CopyButton } from "@/components/ui/copy-button";
import { fittingPurposes, PURPOSES, rightSize } from "@/lib/audit/effects/purposes";
import { countOf } from "@/lib/audit/words";
import type { ApiKey } from "@/lib/contract/answers";

/** What the key needs for its purpose: the reader chooses purposes, and sees which scopes to keep, drop and add. */
export function RightSize({ apiKey }: { apiKey: ApiKey }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const fitting = new Set(fittingPurposes(apiKey.scopes).map(({ purpose }) => purpose.id));
  // Purposes that the key fits come first, as the likely ones; none is preselected.
  const purposes = PURPOSES.toSorted(
    (a, b) => Number(fitting.has(b.id)) - Number(fitting.has(a.id)),
  );
  const { keep, drop, missing } = rightSize(apiKey.scopes, chosen);
  return (
    <div className="space-y-5 border-line border-t px-4 py-4 text-sm">
      <p className="prose-width text-pretty text-ink-2">
        Choose what the key is for. This relies on your answer: SendGrid doesn’t say what a key was
        used for.
      </p>
      <fieldset className="grid gap-x-6 sm:grid-cols-2">
        <legend className="sr-only">Purposes</legend>
        {purposes.map(({ id, label }) => (
          <label key={id} className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() =>
                setChosen(
                  chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id],
                )
              }
              className="size-4 shrink-0 accent-accent"
            />
            <span className={fitting.has(id) ? "" : "text-ink-2"}>
              {label}
              {!fitting.has(id) && <span className="text-ink-3 text-xs"> · not possible now</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 && (
        <div aria-live="polite" className="space-y-4">
          <p className="font-medium">
            Keep {keep.length}, drop {drop.length} of its{" "}
            {countOf(keep.length + drop.length, "scope")}
            {missing.length > 0 && `; ${missing.length} more are needed`}.
          </p>
          <Scopes title="Keep" scopes={keep} open />
          <Scopes title="Drop" scopes={drop} />
          <Scopes title="Missing" scopes={missing} open />
          <Body apiKey={apiKey} keep={keep} />
        </div>
      )}
    </div>
  );
}

function Scopes({
  title,
  scopes,
  open = false,
}: {
  title: string;
  scopes: readonly string[];
  open?: boolean;
}) {
  if (scopes.length === 0) return null;
  return (
    <details open={open}>
      <summary className="min-h-6 w-fit font-medium">
        {title}: {countOf(scopes.length, "scope")}
      </summary>
      <ScopeChips scopes={scopes} className="mt-2" />
    </details>
  );
}

/** The call that would make the change, as text: this app only reads. */
function Body({ apiKey, keep }: { apiKey: ApiKey; keep: readonly string[] }) {
  if (keep.length === 0) {
    return (
      <p className="text-ink-2">
        It has none of the scopes this needs. Create a new key for it and delete this one.
      </p>
    );
  }
  const body = JSON.stringify({ name: apiKey.name, scopes: keep }, null, 2);
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>
          The body of{" "}
          <code className="text-xs [overflow-wrap:anywhere]">
            PUT /v3/api_keys/{apiKey.api_key_id}
          </code>
        </p>
        <CopyButton text={body} what="PUT body">
          Copy the body
        </CopyButton>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
        tabIndex={0}
        className="mt-1 max-h-72 overflow-auto rounded-md bg-sunken p-3 text-xs"
      >
        {body}
      </pre>
      <p className="mt-2 text-pretty text-ink-2">
        This app never sends it. Send it yourself, with a key that has api_keys.update and every
        scope you keep. Missing scopes aren’t added.
      </p>
    </div>
  );
}
