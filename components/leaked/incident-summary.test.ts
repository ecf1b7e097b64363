import { describe, expect, it } from "vitest";
import { activityQuery, type Incident, incidentSummary, windowWords } from "./incident-summary";

const AT = Date.UTC(2026, 2, 1, 10);
const HOUR = 3_600_000;
const INCIDENT: Incident = {
  name: "ci-deploy",
  apiKeyId: "lnAvsaEzTCihDQqhbTxVFw",
  account: "acme",
  abilities: "Can send mail as you.",
  severity: "High",
  knownAtMs: AT,
  exposedFromMs: null,
  checks: [],
};

describe("the summary of a leak", () => {
  it("says what is known, and that the rest is not", () => {
    const text = incidentSummary(INCIDENT, AT + HOUR);
    expect(text).toContain("# Leaked SendGrid API key: ci-deploy");
    expect(text).toContain(
      "- Window to inspect: from an unknown time until 2026-03-01 11:00:00 UTC, when this was written",
    );
    expect(text).toContain("- What it could do: Can send mail as you.");
    expect(text).toContain("## Checked with SendGrid\n- not yet");
    expect(incidentSummary({ ...INCIDENT, abilities: null }, AT)).toContain("unknown, its scopes");
  });

  it("ends the window once SendGrid no longer has the key, and says when that was seen", () => {
    const checks = [
      { atMs: AT + HOUR, isGone: false },
      { atMs: AT + 2 * HOUR, isGone: true },
    ];
    const text = incidentSummary({ ...INCIDENT, exposedFromMs: AT - HOUR, checks }, AT + 9 * HOUR);
    expect(text).toContain("from 2026-03-01 09:00:00 UTC until 2026-03-01 12:00:00 UTC\n");
    expect(text).toContain(
      "- 2026-03-01 11:00:00 UTC: still active at SendGrid\n- 2026-03-01 12:00:00 UTC: deleted",
    );
  });

  it("does not end the window where SendGrid has the key again", () => {
    const checks = [
      { atMs: AT + HOUR, isGone: true },
      { atMs: AT + 2 * HOUR, isGone: false },
    ];
    const text = incidentSummary({ ...INCIDENT, checks }, AT + 9 * HOUR);
    expect(text).toContain("until 2026-03-01 19:00:00 UTC, when this was written");
  });

  it("never ends before the key was recognized or last checked, however late the page's clock is", () => {
    expect(windowWords(INCIDENT, AT - 1_000, " (now)")).toContain("until 2026-03-01 10:00:00 UTC");
    const checks = [{ atMs: AT + HOUR, isGone: false }];
    const late = { ...INCIDENT, exposedFromMs: AT, checks };
    expect(windowWords(late, AT, " (now)")).toContain("until 2026-03-01 11:00:00 UTC (now)");
    expect(activityQuery(late, AT)).toContain('AND TIMESTAMP "2026-03-01T11:00:00Z"');
  });

  it("asks Email Activity for the window, where it has a beginning", () => {
    expect(activityQuery(INCIDENT, AT)).toBeNull();
    expect(activityQuery({ ...INCIDENT, exposedFromMs: AT }, AT + HOUR)).toBe(
      'last_event_time BETWEEN TIMESTAMP "2026-03-01T10:00:00Z" AND TIMESTAMP "2026-03-01T11:00:00Z"',
    );
  });
});
