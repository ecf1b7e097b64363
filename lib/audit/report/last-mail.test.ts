import { describe, expect, it } from "vitest";
import type { AuditContext } from "../context";
import { auditFleet } from "../findings/audit-fleet";
import { keyRef } from "../key-ref";
import type { LastMail } from "../last-mail/last-mail";
import { ocsfFinding } from "../testing/ocsf-schema";
import { sarifLog } from "../testing/sarif-schema";
import { fleetOf } from "../testing/snapshots";
import { reportMarkdown } from "./markdown";
import { reportOcsf } from "./ocsf";
import { reportMetrics } from "./openmetrics";
import { reportOf } from "./report";
import { reportSarif } from "./sarif";

const fleet = fleetOf({
  self: {
    label: "acme",
    keys: [
      { id: "a", name: "shop", scopes: ["mail.send"] },
      { id: "b", name: "quiet", scopes: ["mail.send"] },
      { id: "c", name: "stats", scopes: ["stats.read"] },
      { id: "d", name: "late", scopes: null },
    ],
  },
  "subuser:x": {
    label: "x",
    keys: [{ id: "e", name: "theirs", scopes: ["api_keys.create", "mail.send"] }],
  },
});
const own = (api_key_id: string) => keyRef({ account: "self", api_key_id });
const lastMail = new Map<ReturnType<typeof own>, LastMail>([
  [own("a"), { state: "sent", lastEventMs: 8_000, askedAtMs: 9_000 }],
  [own("b"), { state: "silent", askedAtMs: 9_000 }],
]);

function reported(context: AuditContext) {
  const { findings } = auditFleet(fleet, null, context);
  const made = { tool: { name: "t", version: "1" }, madeAt: "2026-01-01T00:00:00Z", view: "" };
  return reportOf(fleet, fleet.keys, findings, { ...made, context });
}
const asked = reported({ nowMs: 10_000, lastMail });
const notAsked = reported({ nowMs: 10_000 });
const SENTENCE =
  "Last mail of 5 keys: 1 sent, 1 silent in what Email Activity keeps (3 to 30 days by plan), 2 cannot be asked, 1 not asked.";

describe("what is known of last mails is in every export", () => {
  it("Markdown, with its denominator", () => {
    expect(reportMarkdown(asked)).toContain(`\n${SENTENCE}\n`);
  });

  it("OpenMetrics, by state", () => {
    const counts = [
      ...reportMetrics(asked, "all", 1).matchAll(/_last_mail\{.*state="(\w+)"} (\d)/g),
    ];
    expect(counts.map(([, state, count]) => `${state} ${count}`)).toEqual([
      "sent 1",
      "silent 1",
      "cannot_ask 2",
      "not_asked 1",
    ]);
  });

  it("SARIF: the sentence of the run, and the silent senders as results", () => {
    const [run] = sarifLog.parse(JSON.parse(reportSarif(asked))).runs;
    expect(run?.properties).toMatchObject({ lastMail: SENTENCE });
    const silent = run?.results.filter(({ ruleId }) => ruleId === "silent-sender");
    expect(silent).toMatchObject([
      { message: { text: expect.stringContaining('"quiet" (b): ') }, kind: "fail" },
    ]);
  });

  it("OCSF: with each finding of a key, and with each key that is not read", () => {
    const lines = reportOcsf(asked).trimEnd().split("\n");
    const findings = lines.map((line) => ocsfFinding.parse(JSON.parse(line)));
    const told = (id: string) =>
      new Set(
        findings
          .filter(({ resources }) => resources[0]?.uid.endsWith(`/${id}`))
          .map(({ unmapped }) => unmapped?.last_mail),
      );
    expect(told("b")).toEqual(
      new Set(["No mail in what Email Activity keeps (3 to 30 days by plan)"]),
    );
    expect([...told("e")][0]).toMatch(/^Cannot be asked: /);
    expect(told("d")).toEqual(new Set([undefined]));
  });
});

it("where nobody asked, no export says anything of it", () => {
  const texts = [
    reportMarkdown(notAsked),
    reportMetrics(notAsked, "all", 1),
    JSON.stringify(JSON.parse(reportSarif(notAsked)).runs[0].properties),
    reportOcsf(notAsked),
  ];
  for (const text of texts) expect(text).not.toMatch(/last.?mail/i);
});
