"use client";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/text-field";
import { activityQuery, type Incident, windowWords } from "./incident-summary";

const CONSOLE = "https://app.sendgrid.com";
const PLACES = [
  ["/settings/access", "IP access: which addresses reached the account, and when"],
  ["/email_activity", "Email Activity: what was sent"],
  ["/settings/mail_settings", "Event Webhook: where your events go, and your own log of them"],
  ["/settings/api_keys", "API keys: any that you did not create"],
] as const;

/** What to inspect after a leak, and for which period. */
export function LookBack({
  incident,
  nowMs,
  onExposedFrom,
  children,
}: {
  incident: Incident;
  nowMs: number;
  onExposedFrom: (atMs: number | null) => void;
  /** What an attacker could have left behind with the key. */
  children: ReactNode;
}) {
  const query = activityQuery(incident, nowMs);
  return (
    <div className="space-y-3">
      {children}
      <TextField
        type="datetime-local"
        label="Exposed since, in UTC"
        className="max-w-64"
        onChange={({ target: { value } }) => {
          const atMs = Date.parse(`${value}Z`);
          onExposedFrom(Number.isNaN(atMs) ? null : atMs);
        }}
      />
      <p>
        Inspect the window{" "}
        <strong className="font-medium">{windowWords(incident, nowMs, " (now)")}</strong>:
      </p>
      <ul className="space-y-1">
        {PLACES.map(([path, words]) => (
          <li key={path}>
            <ConsoleLink path={path}>{words}</ConsoleLink>
          </li>
        ))}
      </ul>
      {query !== null && (
        <CopyButton text={query} what="Email Activity query" tone="plain">
          Copy the query for GET /v3/messages
        </CopyButton>
      )}
    </div>
  );
}

/** A page of SendGrid's console, in a new tab. */
export function ConsoleLink({ path, children }: { path: string; children: ReactNode }) {
  return (
    <a
      href={`${CONSOLE}${path}`}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1.5 text-accent-strong underline underline-offset-4"
    >
      {children}
      <ExternalLink aria-hidden="true" className="size-3.5 shrink-0" />
    </a>
  );
}
