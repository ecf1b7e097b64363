import { utcWords } from "@/lib/audit/words";

/** The facts of a leak. Times are epoch ms; none of it is secret. */
export type Incident = {
  name: string;
  apiKeyId: string;
  account: string;
  /** What it could do, in a sentence; null when its scopes are not read. */
  abilities: string | null;
  /** The worst finding in words. */
  severity: string;
  /** When the key was recognized here. */
  knownAtMs: number;
  /** Since when it may have been exposed, as the reader entered it; null: not given. */
  exposedFromMs: number | null;
  /** What SendGrid said about the key, oldest first. */
  checks: readonly { atMs: number; isGone: boolean }[];
};

/** The page's clock ticks once a minute, so something seen since may be later than its "now". */
function latest({ knownAtMs, checks }: Incident, nowMs: number): number {
  return Math.max(nowMs, knownAtMs, ...checks.map(({ atMs }) => atMs));
}

/**
 * The period to inspect, in words: from when the key may have been exposed until it was gone for good, or until now.
 * @param now the words after its end when that is now
 */
export function windowWords(incident: Incident, nowMs: number, now: string): string {
  const { exposedFromMs, checks } = incident;
  const gone = checks[checks.findLastIndex(({ isGone }) => !isGone) + 1]?.atMs;
  const from = exposedFromMs === null ? "an unknown time" : utcWords(exposedFromMs);
  const until = gone === undefined ? utcWords(latest(incident, nowMs)) + now : utcWords(gone);
  return `from ${from} until ${until}`;
}

/** The Email Activity query for what was sent in the period; null when its start is unknown. */
export function activityQuery(incident: Incident, nowMs: number): string | null {
  const { exposedFromMs } = incident;
  if (exposedFromMs === null) return null;
  const at = (ms: number) => `TIMESTAMP "${new Date(ms).toISOString().slice(0, 19)}Z"`;
  return `last_event_time BETWEEN ${at(exposedFromMs)} AND ${at(latest(incident, nowMs))}`;
}

/** The incident as Markdown for a ticket. */
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
