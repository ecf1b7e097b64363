import { utcWords } from "@/lib/audit/words";

/** What is known of a leak. Times are epoch ms; none of it holds anything secret. */
export type Incident = {
  name: string;
  apiKeyId: string;
  account: string;
  /** What it could do, in a sentence; null where its scopes are not read. */
  abilities: string | null;
  /** The worst finding in words. */
  severity: string;
  /** When the key was recognised here. */
  knownAtMs: number;
  /** Since when it may have been in somebody's hands, as the reader has it; null: not said. */
  exposedFromMs: number | null;
  /** What SendGrid said of the key, oldest first. */
  checks: readonly { atMs: number; isGone: boolean }[];
};

/** A page's clock ticks by the minute: what has been seen since is later than its "now". */
function latest({ knownAtMs, checks }: Incident, nowMs: number): number {
  return Math.max(nowMs, knownAtMs, ...checks.map(({ atMs }) => atMs));
}

/**
 * The window to inspect, in words: from when the key may have been out until it was gone for good, or until now.
 * @param now what stands after its end where that is now
 */
export function windowWords(incident: Incident, nowMs: number, now: string): string {
  const { exposedFromMs, checks } = incident;
  const gone = checks[checks.findLastIndex(({ isGone }) => !isGone) + 1]?.atMs;
  const from = exposedFromMs === null ? "an unknown time" : utcWords(exposedFromMs);
  const until = gone === undefined ? utcWords(latest(incident, nowMs)) + now : utcWords(gone);
  return `from ${from} until ${until}`;
}

/** The query of SendGrid's Email Activity API that lists what was sent in the window; null where it has no beginning. */
export function activityQuery(incident: Incident, nowMs: number): string | null {
  const { exposedFromMs } = incident;
  if (exposedFromMs === null) return null;
  const at = (ms: number) => `TIMESTAMP "${new Date(ms).toISOString().slice(0, 19)}Z"`;
  return `last_event_time BETWEEN ${at(exposedFromMs)} AND ${at(latest(incident, nowMs))}`;
}

/** The incident as text for a ticket, in Markdown. */
export function incidentSummary(incident: Incident, nowMs: number): string {
  const { name, apiKeyId, account, abilities, severity, knownAtMs, checks } = incident;
  const done = checks.map(({ atMs, isGone }) => {
    return `- ${utcWords(atMs)}: ${isGone ? "deleted, SendGrid no longer has it" : "still active at SendGrid"}`;
  });
  return [
    `# Leaked SendGrid API key: ${name || "(no name)"}`,
    "",
    `- API key ID: ${apiKeyId}`,
    `- Account: ${account}`,
    `- Severity: ${severity}`,
    `- Recognized: ${utcWords(knownAtMs)}`,
    `- Window to inspect: ${windowWords(incident, nowMs, ", when this was written")}`,
    `- What it could do: ${abilities ?? "unknown, its scopes have not been read"}`,
    "",
    "## Checked with SendGrid",
    ...(done.length > 0 ? done : ["- not yet"]),
    "",
  ].join("\n");
}
