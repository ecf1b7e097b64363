import { describe, expect, it } from "vitest";
import { CATALOGUE_VERSION, catalogueWords } from "../catalogue/version";
import type { AuditContext } from "../context";
import { auditFleet } from "../findings/audit-fleet";
import { applyEvents } from "../fleet/reducer";
import { keyRef } from "../key-ref";
import { sarifLog } from "../testing/sarif-schema";
import { fleetOf, type PlainAccount } from "../testing/snapshots";
import { reportCsv } from "./csv";
import { reportJson } from "./json";
import { coverageSentence, reportOf } from "./report";
import { reportSarif } from "./sarif";

// Other programs read these: removing a field or changing its meaning breaks them.
const ACCOUNTS: Record<string, PlainAccount> = {
  self: {
    label: "acme",
    keys: [
      { id: "a", name: "web", scopes: ["stats.read", "api_keys.create", "2fa_required", "x.new"] },
      { id: "b", name: "quiet", scopes: ["stats.read"] },
      { id: "c", name: "dark", scopes: null },
    ],
  },
  "subuser:x": { label: "x", keys: null },
};
/** A store's record of one key alone, whose scopes never changed. */
const CONTEXT: AuditContext = {
  nowMs: 20_000_000,
  lives: new Map([
    [
      keyRef({ account: "self", api_key_id: "a" }),
      {
        created: { afterMs: null, byMs: 5_000_000 },
        renamed: null,
        rescoped: { afterMs: 6_000_000, byMs: 7_000_000 },
      },
    ],
  ]),
  lastMail: new Map([
    [
      keyRef({ account: "self", api_key_id: "a" }),
      { state: "sent", lastEventMs: 8_000_000, askedAtMs: 9_000_000 },
    ],
    [
      keyRef({ account: "self", api_key_id: "b" }),
      { state: "cannot_ask", reason: "No add-on.", askedAtMs: 9_000_000 },
    ],
  ]),
};
const OTHER =
  "SendGrid reports this only for the account your key belongs to. Sign in with a key of this account.";
const MADE = {
  tool: { name: "Key Audit", version: "3" },
  madeAt: "2026-01-01T00:00:00Z",
  view: "?q=x",
};

/** Built for each test, so that mutation testing knows which tests cover it. */
function reported() {
  const fleet = applyEvents(fleetOf(ACCOUNTS), [
    {
      type: "account",
      account: "self",
      label: "acme",
      region: "eu",
      disabled: true,
      status: "read",
      keys: 90,
    },
    // A key of an account that no list named.
    { type: "key", account: "subuser:y", api_key_id: "d", name: "", shape: null, readAtMs: null },
  ]);
  const { findings } = auditFleet(fleet, null, CONTEXT);
  const made = { ...MADE, context: CONTEXT };
  return { fleet, findings, report: reportOf(fleet, fleet.keys, findings, made) };
}

describe("a report", () => {
  it("counts what was shown and read of all there is, and calls no gap complete", () => {
    const { fleet, findings, report } = reported();
    expect(report.coverage).toEqual({
      keysShown: 4,
      keysRead: 2,
      keysTotal: 4,
      accountsRead: 1,
      accountsTotal: 2,
      accountListsUnread: 0,
      complete: false,
      beyond: "",
    });
    expect(report).toMatchObject({ ...MADE, answers: null, catalogue: CATALOGUE_VERSION });
    expect(report.accountFindings.map(({ rule }) => rule)).toEqual([
      "near-key-cap",
      "disabled-subuser-with-keys",
    ]);
    const [one, two, dark, lost] = report.rows;
    expect(one?.findings.map(({ rule }) => rule)).toEqual([
      "mints-keys",
      "reaches-subusers",
      "unknown-scopes",
    ]);
    expect([one, two, dark, lost].map((row) => row?.severity)).toEqual([
      "high",
      null,
      "unknown",
      "unknown",
    ]);
    expect(lost).toMatchObject({ account: null, analysis: null });
    expect(dark?.analysis).toBeNull();
    // A shape that the stream never sent is as unknown as none.
    const lostShapes = reportOf({ ...fleet, shapes: new Map() }, fleet.keys, findings, MADE);
    expect(lostShapes.coverage).toMatchObject({ keysRead: 0, complete: false });
    expect(lostShapes.rows.every(({ analysis }) => analysis === null)).toBe(true);
  });

  it("is complete only where every key and every account was read", () => {
    const all = (accounts: typeof ACCOUNTS) => {
      const some = fleetOf(accounts);
      return reportOf(some, [], [], MADE).coverage.complete;
    };
    const read = { label: "acme", keys: [{ id: "a", scopes: [] }] };
    expect(all({ self: read })).toBe(true);
    expect(all({ self: read, "subuser:x": { keys: null } })).toBe(false);
    expect(all({ self: { keys: [{ id: "a", scopes: null }] } })).toBe(false);
  });

  it("analyses keys of one scope set once", () => {
    const twice = { self: { keys: ["a", "b"].map((id) => ({ id, scopes: ["mail.send"] })) } };
    const same = fleetOf(twice);
    const [first] = same.shapes.keys();
    const keys = same.keys.map((key) => ({ ...key, shape: first ?? null }));
    const { rows } = reportOf({ ...same, keys }, keys, [], MADE);
    expect(rows[0]?.analysis).toBe(rows[1]?.analysis);
  });

  it("says its coverage in one sentence", () => {
    expect(coverageSentence(reported().report)).toBe(
      "4 of 4 keys shown; scopes of 2 of 4 keys read, in 1 of 2 accounts listed. Incomplete: what was not read may change the answer.",
    );
    const sentenceOf = (accounts: typeof ACCOUNTS) =>
      coverageSentence(reportOf(fleetOf(accounts), [], [], MADE));
    const lists = { "subuser:": { keys: null }, "account-id:": { keys: null } };
    expect(sentenceOf({ self: { keys: [] }, ...lists })).toBe(
      "0 of 0 keys shown; scopes of 0 of 0 keys read, in 1 of 1 accounts listed; 2 lists of accounts could not be read. Incomplete: what was not read may change the answer.",
    );
  });
});

describe("the JSON", () => {
  const json = () => JSON.parse(reportJson(reported().report));

  it("says what it is of, and what is in no key", () => {
    const { fleet, report } = reported();
    const head = json();
    expect(head).toMatchObject({
      version: 2,
      tool: MADE.tool,
      catalogue: CATALOGUE_VERSION,
      made_at: MADE.madeAt,
      view: MADE.view,
      coverage: { ...report.coverage, sentence: coverageSentence(report) },
      not_exposed: {
        fields: ["created", "created_by", "last_used", "expires"],
        why: "not exposed by SendGrid",
      },
    });
    expect(head.not_read).toEqual(fleet.holes);
    expect(head.account_findings).toMatchObject([
      { id: "near-key-cap:self", rule: "near-key-cap", detail: "90 of 100 keys" },
      { id: "disabled-subuser-with-keys:self" },
    ]);
  });

  it("has of a key all that is known", () => {
    const { keys } = json();
    expect(keys).toHaveLength(4);
    expect(keys[0]).toEqual({
      account: "self",
      account_label: "acme",
      region: "eu",
      disabled: true,
      api_key_id: "a",
      name: "web",
      scopes_read: true,
      scopes_read_at_ms: 10_001_000,
      scopes: ["api_keys.create", "stats.read", "x.new"],
      scopes_set_by_sendgrid: ["2fa_required"],
      scopes_not_in_catalogue: ["x.new"],
      type: expect.objectContaining({ type: "custom", unknown: 1 }),
      effects: [
        { effect: "mint", rules: [{ rule: "mint.api_keys", scopes: ["api_keys.create"] }] },
        { effect: "observe", rules: [{ rule: expect.any(String), scopes: ["stats.read"] }] },
      ],
      exposure: expect.objectContaining({ version: 1, score: 58 }),
      severity: "high",
      life: {
        created: { after_ms: null, before_ms: 5_000_000 },
        renamed: null,
        scopes_changed: { after_ms: 6_000_000, before_ms: 7_000_000 },
      },
      last_mail: {
        state: "sent",
        last_event_ms: 8_000_000,
        asked_at_ms: 9_000_000,
        reason: null,
      },
      findings: [
        expect.objectContaining({ id: "mints-keys:self:a", scopes: ["api_keys.create"] }),
        expect.objectContaining({ id: "reaches-subusers:self:a", detail: "1 subuser known" }),
        expect.objectContaining({ id: "unknown-scopes:self:a", scopes: ["x.new"] }),
      ],
    });
  });

  it("has null for all that is not known", () => {
    const unknown = {
      scopes_read: false,
      scopes_read_at_ms: null,
      scopes: null,
      scopes_set_by_sendgrid: null,
      scopes_not_in_catalogue: null,
      type: null,
      effects: null,
      exposure: null,
      severity: "unknown",
      life: null,
      last_mail: null,
    };
    const { keys } = json();
    expect(keys[1].last_mail).toMatchObject({ state: "cannot_ask", reason: "No add-on." });
    expect(keys[2]).toMatchObject({ ...unknown, api_key_id: "c", account_label: "acme" });
    expect(keys[3]).toMatchObject({
      ...unknown,
      last_mail: { state: "cannot_ask", asked_at_ms: null, reason: OTHER },
      account: "subuser:y",
      account_label: null,
      region: null,
      disabled: null,
    });
    expect(keys[0]).not.toHaveProperty("answer");
    const asked = JSON.parse(reportJson({ ...reported().report, answers: ["can"] })).keys;
    expect([asked[0].answer, asked[1].answer]).toEqual(["can", null]);
  });
});

describe("the CSV", () => {
  const rowsOf = (text: string) => {
    const [header = [], ...rows] = text
      .slice(1)
      .trim()
      .split("\r\n")
      .map((line) => line.slice(1, -1).split('","'));
    return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
  };
  const csv = () => rowsOf(reportCsv(reported().report));
  const shared = {
    waived: "",
    owner: "no policy",
    purpose: "no policy",
    data_class: "no policy",
    policy_broken: "no policy",
    policy_unknown: "no policy",
    created: "not exposed by SendGrid",
    created_by: "not exposed by SendGrid",
    last_used: "not exposed by SendGrid",
    expires: "not exposed by SendGrid",
    keys_read_of_total: "2 of 4",
    report_complete: "false",
    report_beyond: "",
    report_view: "?q=x",
    report_made_at: MADE.madeAt,
    tool_version: "Key Audit 3",
    catalogue_version: catalogueWords(),
  };

  it("has of a key all that is known", () => {
    const rows = csv();
    expect(rows[0]).toEqual({
      ...shared,
      account: "self",
      account_label: "acme",
      region: "eu",
      account_disabled: "true",
      api_key_id: "a",
      name: "web",
      type: "Custom (inferred)",
      type_why: expect.stringMatching(/^It holds 2 of the \d+ scopes/),
      scope_count: "3",
      scopes: "api_keys.create stats.read x.new",
      scopes_set_by_sendgrid: "2fa_required",
      scopes_not_in_catalogue: "x.new",
      effects: "mint observe",
      exposure: "58",
      exposure_version: "1",
      severity: "high",
      created_after: "unknown: before the history begins",
      created_before: "1970-01-01T01:23:20Z",
      scopes_changed_after: "1970-01-01T01:40:00Z",
      scopes_changed_before: "1970-01-01T01:56:40Z",
      last_mail: "Sent mail; last event 1970-01-01 02:13:20 UTC",
      last_mail_event_at: "1970-01-01T02:13:20Z",
      last_mail_asked_at: "1970-01-01T02:30:00Z",
      findings: "mints-keys reaches-subusers unknown-scopes",
      scopes_read_at: "1970-01-01T02:46:41Z",
    });
    expect(rows[1]).toMatchObject({ severity: "none found", findings: "" });
  });

  it("says of what is not known that it is not", () => {
    const unread = "unknown: not read";
    expect(csv()[3]).toEqual({
      ...shared,
      account: "subuser:y",
      account_label: "unknown",
      region: "unknown",
      account_disabled: "unknown",
      api_key_id: "d",
      name: "",
      type: unread,
      type_why: unread,
      scope_count: unread,
      scopes: unread,
      scopes_set_by_sendgrid: unread,
      scopes_not_in_catalogue: unread,
      effects: unread,
      exposure: unread,
      exposure_version: unread,
      severity: "unknown",
      findings: "no-name",
      scopes_read_at: unread,
      created_after: "unknown: no history",
      created_before: "unknown: no history",
      scopes_changed_after: "unknown: no history",
      scopes_changed_before: "unknown: no history",
      last_mail: `Cannot be asked: ${OTHER}`,
      last_mail_event_at: "",
      last_mail_asked_at: "",
    });
    const asked = rowsOf(reportCsv({ ...reported().report, answers: ["can"] }));
    expect(asked.map(({ answer }) => answer)).toEqual(["can", "", "", ""]);
  });
});

describe("the SARIF", () => {
  const runOf = () => {
    const { report } = reported();
    const [run] = sarifLog.parse(JSON.parse(reportSarif(report))).runs;
    return { report, run, ...run };
  };

  it("has each finding's rule, level, words, place and print", () => {
    const { results, tool } = runOf();
    const of = (id: string) =>
      results.find((one) => one.partialFingerprints["findingId/v1"] === id);
    const mints = of("mints-keys:self:a");
    expect(mints).toMatchObject({
      ruleId: "mints-keys",
      kind: "fail",
      level: "error",
      message: { text: '"web" (a): Can create or change API keys. Scopes: api_keys.create.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "sendgrid/self/api_keys/a" },
            region: { startLine: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: "self/a", kind: "resource" }],
        },
      ],
    });
    expect(tool.driver.rules?.[mints?.ruleIndex ?? -1]?.id).toBe("mints-keys");
    expect(of("unknown-scopes:self:a")?.level).toBe("warning");
    expect(of("no-name:subuser:y:d")?.level).toBe("note");
    expect(of("near-key-cap:self")).toMatchObject({
      message: {
        text: "self: The account is close to its API key limit: 90 of 100 keys.",
      },
      locations: [{ logicalLocations: [{ fullyQualifiedName: "self" }] }],
    });
  });

  it("has a key that is not read as open", () => {
    const { results, tool } = runOf();
    const open = results.filter((one) => one.kind === "open");
    expect(open).toHaveLength(2);
    expect(open[0]).toMatchObject({
      ruleId: "not-read",
      level: "none",
      message: { text: '"dark" (c): its scopes are not read.' },
    });
    expect(tool.driver.rules?.[open[0]?.ruleIndex ?? -1]?.id).toBe("not-read");
  });

  it("says by whom, of what catalogue, and which gaps it has", () => {
    const { report, run, tool, invocations } = runOf();
    expect(tool.driver).toMatchObject({ name: "Key Audit", version: "3" });
    expect(tool.extensions).toMatchObject([
      {
        version: CATALOGUE_VERSION.date,
        properties: { sha256: CATALOGUE_VERSION.sha256, scopes: CATALOGUE_VERSION.scopes },
      },
    ]);
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        endTimeUtc: MADE.madeAt,
        toolExecutionNotifications: [
          {
            level: "error",
            message: { text: "c of self not read: Refused." },
            descriptor: { id: "access_forbidden" },
          },
          { message: { text: "all keys of subuser:x not read: Refused." } },
        ],
      },
    ]);
    expect(run).toMatchObject({
      columnKind: "utf16CodeUnits",
      properties: { coverage: coverageSentence(report), view: "?q=x" },
    });
    expect(run.properties).not.toHaveProperty("folded");
  });

  it("gives each rule its severity in both of the scales that are read", () => {
    const { tool } = runOf();
    const of = (id: string) => tool.driver.rules?.find((one) => one.id === id);
    const scores = ["takes-over-account", "mints-keys", "deletes-keys", "no-name", "no-scopes"].map(
      (id) => [of(id)?.defaultConfiguration.level, of(id)?.properties?.["security-severity"]],
    );
    expect(scores).toEqual([
      ["error", "9.5"],
      ["error", "8.0"],
      ["warning", "5.5"],
      ["note", "3.0"],
      ["note", "0.0"],
    ]);
    for (const rule of (tool.driver.rules ?? []).slice(0, -1)) {
      expect(rule.properties?.tags).toEqual(["security"]);
      expect(rule.help?.text).toMatch(/^\S.*\n\nFalse positive\? \S.*\n\nFix: \S/s);
      expect(rule.fullDescription.text.startsWith(`${rule.shortDescription.text}. `)).toBe(true);
    }
  });
});
