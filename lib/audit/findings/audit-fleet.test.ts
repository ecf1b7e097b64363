import { describe, expect, it, test } from "vitest";
import type { KeyLife } from "../context";
import type { Fleet } from "../fleet/fleet";
import { applyEvents } from "../fleet/reducer";
import { type KeyRef, keyRef } from "../key-ref";
import type { LastMail } from "../last-mail/last-mail";
import { fleetOf, type PlainAccount, type PlainKey } from "../testing/snapshots";
import { auditFleet } from "./audit-fleet";
import { findingsByKey, severityOfKey } from "./by-key";
import { type Finding, findingId } from "./finding";
import { FINDING_RULES, findingRule, type RuleId } from "./rules";

const own = (keys: readonly PlainKey[]) => fleetOf({ self: { keys } });

const findingsOf = (fleet: Fleet, rule: RuleId) =>
  auditFleet(fleet).findings.filter((one) => one.rule === rule);

const outcomeOf = (fleet: Fleet, rule: RuleId, found = auditFleet(fleet)) =>
  found.outcomes.find((one) => one.rule === rule);

describe("keys of one name", () => {
  it("are each told how many there are in their account", () => {
    const keys = [
      { id: "a", name: "web", scopes: ["mail.send"] },
      { id: "b", name: "web", scopes: null },
      { id: "c", name: "worker", scopes: ["mail.send"] },
    ];
    const fleet = fleetOf({
      self: { keys },
      "subuser:x": { keys: [{ id: "d", name: "web", scopes: [] }] },
    });
    const shared = { rule: "same-name", severity: "low", account: "self", scopes: [] };
    expect(findingsOf(fleet, "same-name")).toEqual([
      { ...shared, api_key_id: "a", detail: '2 keys called "web"' },
      { ...shared, api_key_id: "b", detail: '2 keys called "web"' },
    ]);
    expect(outcomeOf(fleet, "same-name")).toMatchObject({
      found: 2,
      clear: 2,
      unknown: 0,
      total: 4,
    });
  });

  it("are not those without a name", () => {
    const keys = ["a", "b"].map((id) => ({ id, name: " ", scopes: [] }));
    expect(findingsOf(own(keys), "same-name")).toEqual([]);
    expect(findingsOf(own(keys), "no-name")).toMatchObject([
      { api_key_id: "a", scopes: [], detail: "" },
      { api_key_id: "b", scopes: [], detail: "" },
    ]);
  });
});

describe("a key that is nearly like others", () => {
  const alike = (count: number, scopes: readonly string[]) =>
    Array.from({ length: count }, (_, at) => ({ id: `k${at}`, scopes }));

  it("is told what it has more and lacks, beside three or more", () => {
    const odd = { id: "odd", scopes: ["stats.read", "templates.read"] };
    const fleet = own([...alike(3, ["mail.send", "stats.read"]), odd]);
    expect(findingsOf(fleet, "odd-one-out")).toMatchObject([
      {
        api_key_id: "odd",
        scopes: ["templates.read"],
        detail: "+templates.read -mail.send beside 3 keys alike",
      },
    ]);
  });

  it.each([
    [
      "two others are no pattern",
      [...alike(2, ["mail.send"]), { id: "odd", scopes: ["stats.read"] }],
    ],
    [
      "two of a kind are none alone",
      [
        ...alike(3, ["mail.send"]),
        { id: "x", scopes: ["stats.read"] },
        { id: "y", scopes: ["stats.read"] },
      ],
    ],
    [
      "three scopes apart is another kind",
      [...alike(3, ["mail.send"]), { id: "odd", scopes: ["stats.read", "templates.read"] }],
    ],
  ])("is not found where %s", (_why, keys) => {
    expect(findingsOf(own(keys), "odd-one-out")).toEqual([]);
  });

  it("may be any that is like no other, while keys are not read", () => {
    const read = [
      ...alike(2, ["mail.send"]),
      { id: "x", scopes: ["templates.read"] },
      { id: "y", scopes: ["billing.read"] },
    ];
    expect(outcomeOf(own(read), "odd-one-out")).toMatchObject({ clear: 4, unknown: 0 });
    const open = own([...read, { id: "u", scopes: null }]);
    expect(outcomeOf(open, "odd-one-out")).toMatchObject({ found: 0, clear: 2, unknown: 3 });
    const unlisted = fleetOf({ self: { keys: read }, "subuser:x": { keys: null } });
    expect(outcomeOf(unlisted, "odd-one-out")).toMatchObject({ found: 0, clear: 2, unknown: 2 });
    const found = own([...alike(3, ["mail.send"]), ...read.slice(2), { id: "u", scopes: null }]);
    expect(outcomeOf(found, "odd-one-out")).toMatchObject({ found: 2, clear: 3, unknown: 1 });
  });
});

describe("the only key of its account for a task", () => {
  const keys = [
    { id: "a", scopes: ["mail.send", "api_keys.read"] },
    { id: "b", scopes: ["stats.read"] },
  ];

  it("is told the tasks", () => {
    expect(findingsOf(own(keys), "sole-holder")).toMatchObject([
      { api_key_id: "a", scopes: [], detail: "send mail, list API keys" },
      { api_key_id: "b", scopes: [], detail: "read statistics" },
    ]);
  });

  it("is not known in an account where another is not read or listed, and is in the others", () => {
    const others = [...keys, { id: "c", scopes: null }];
    const fleet = fleetOf({ self: { keys }, "subuser:x": { keys: others }, "subuser:y": { keys } });
    const listing = { ...fleet.accounts.get("subuser:y") };
    expect(outcomeOf(fleet, "sole-holder")).toMatchObject({
      found: 4,
      clear: 0,
      unknown: 3,
      total: 7,
    });
    const reading = applyEvents(fleet, [
      {
        type: "account",
        account: "subuser:y",
        label: listing.label ?? "",
        region: "global",
        disabled: false,
        status: "reading",
        keys: 2,
      },
    ]);
    expect(outcomeOf(reading, "sole-holder")).toMatchObject({ found: 2, clear: 0, unknown: 5 });
  });
});

describe("a parent's key that makes keys", () => {
  const minting = { keys: [{ id: "m", scopes: ["api_keys.update", "mail.send"] }] };
  const plain: PlainAccount = { keys: [] };

  it("is told how many subusers are known", () => {
    const reach = (accounts: Record<string, PlainAccount>) =>
      findingsOf(fleetOf(accounts), "reaches-subusers").map(({ scopes, detail }) => [
        scopes,
        detail,
      ]);
    const one = { self: minting, "subuser:x": plain };
    expect(reach(one)).toEqual([[["api_keys.update"], "1 subuser known"]]);
    expect(reach({ ...one, "subuser:y": plain })).toEqual([
      [["api_keys.update"], "2 subusers known"],
    ]);
    expect(reach({ "account-id:c": minting, "subuser:x": plain })).toEqual([]);
  });

  it("is unknown for a customer account, whose subusers nobody asks for, and for itself while none are listed", () => {
    const accounts = { self: minting, "account-id:c": minting };
    const known = fleetOf({ ...accounts, "subuser:x": plain });
    expect(outcomeOf(known, "reaches-subusers")).toMatchObject({ found: 1, clear: 0, unknown: 1 });
    expect(outcomeOf(fleetOf(accounts), "reaches-subusers")).toMatchObject({
      found: 0,
      unknown: 2,
    });
  });
});

describe("accounts", () => {
  const account = (id: string, keys: number | null, disabled = false) => ({
    type: "account" as const,
    account: id,
    label: id,
    region: "eu" as const,
    disabled,
    status: keys === null ? ("failed" as const) : ("read" as const),
    keys,
  });

  it("are told near the cap by their count, and by their keys once disabled", () => {
    const fleet = applyEvents(fleetOf({}), [
      account("subuser:b", 90),
      account("subuser:a", 100, true),
      account("subuser:c", 89),
      account("subuser:d", 1, true),
      account("subuser:e", 0, true),
      account("subuser:f", null, true),
    ]);
    const said = auditFleet(fleet).findings.map((one) => [one.rule, one.account, one.detail]);
    expect(said).toEqual([
      ["near-key-cap", "subuser:a", "100 of 100 keys"],
      ["disabled-subuser-with-keys", "subuser:a", "100 keys"],
      ["near-key-cap", "subuser:b", "90 of 100 keys"],
      ["disabled-subuser-with-keys", "subuser:d", "1 key"],
    ]);
    const [first] = auditFleet(fleet).findings;
    expect(first).toMatchObject({ api_key_id: null, scopes: [], severity: "medium" });
    expect(outcomeOf(fleet, "near-key-cap")).toMatchObject({
      unit: "accounts",
      found: 2,
      clear: 3,
      unknown: 1,
      total: 6,
    });
  });
});

describe("the key that is signed in", () => {
  const signedIn = (scopes: readonly string[]) => ({ account: "self", api_key_id: "me", scopes });
  const rule = "signed-in-key-too-powerful";

  it("is told what an audit does not need", () => {
    const more = (scopes: readonly string[]) =>
      auditFleet(own([]), signedIn(scopes)).findings.find((one) => one.rule === rule);
    expect(more(["api_keys.read", "subusers.read", "2fa_required"])).toBeUndefined();
    expect(more(["api_keys.read", "mail.send"])).toEqual({
      rule,
      severity: "medium",
      account: "self",
      api_key_id: "me",
      scopes: ["mail.send"],
      detail: "1 scope more than an audit needs",
    });
    expect(more(["stats.read", "mail.send"])?.detail).toBe("2 scopes more than an audit needs");
  });

  it("is one of one, unknown while nobody knows what it holds", () => {
    const fleet = own([{ id: "a", scopes: null }]);
    const shared = { unit: "keys", total: 1 };
    const known = auditFleet(fleet, signedIn(["mail.send"]));
    expect(outcomeOf(fleet, rule)).toMatchObject({ ...shared, found: 0, clear: 0, unknown: 1 });
    expect(outcomeOf(fleet, rule, known)).toMatchObject({
      ...shared,
      found: 1,
      clear: 0,
      unknown: 0,
    });
    const small = auditFleet(fleet, signedIn([]));
    expect(outcomeOf(fleet, rule, small)).toMatchObject({
      ...shared,
      found: 0,
      clear: 1,
      unknown: 0,
    });
  });
});

describe("rules", () => {
  it("about scopes are unknown for keys whose scopes, or whose shape, nobody has", () => {
    const fleet = own([
      { id: "a", scopes: ["billing.read", "mail.send"] },
      { id: "b", scopes: ["mail.send"] },
      { id: "c", scopes: null },
    ]);
    const shared = { rule: "billing-mixed", unit: "keys", total: 3, subusers: null } as const;
    expect(outcomeOf(fleet, "billing-mixed")).toEqual({
      ...shared,
      found: 1,
      clear: 1,
      unknown: 1,
    });
    const lost = { ...fleet, shapes: new Map() };
    expect(outcomeOf(lost, "billing-mixed")).toEqual({ ...shared, found: 0, clear: 0, unknown: 3 });
  });

  it("are found by their id, and come worst first", () => {
    for (const rule of FINDING_RULES) expect(findingRule(rule.id)).toBe(rule);
    const keys = [
      { id: "a", name: "", scopes: ["teammates.create", "api_keys.update", "new.one"] },
      { id: "b", scopes: [] },
    ];
    const order = ["critical", "high", "medium", "low", "info"];
    const severities = auditFleet(own(keys)).findings.map(({ severity }) =>
      order.indexOf(severity),
    );
    expect(new Set(severities)).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(severities).toEqual(severities.toSorted((a, b) => a - b));
  });
});

describe("the findings of a key", () => {
  const finding = (over: Partial<Finding>): Finding => ({
    rule: "no-name",
    severity: "low",
    account: "self",
    api_key_id: "a",
    scopes: [],
    detail: "",
    ...over,
  });

  it("have an id each, by rule, account and key", () => {
    expect(findingId(finding({}))).toBe("no-name:self:a");
    expect(findingId(finding({ rule: "near-key-cap", api_key_id: null }))).toBe(
      "near-key-cap:self",
    );
  });

  it("are its own, in their order; those of an account are no key's", () => {
    const [one, two, other, account] = [
      finding({}),
      finding({ rule: "same-name" }),
      finding({ account: "subuser:x" }),
      finding({ api_key_id: null }),
    ];
    const byKey = findingsByKey([one, account, two, other]);
    expect([...byKey.keys()]).toHaveLength(2);
    expect(byKey.get(keyRef({ account: "self", api_key_id: "a" }))).toEqual([one, two]);
    expect(byKey.get(keyRef({ account: "subuser:x", api_key_id: "a" }))).toEqual([other]);
  });

  test("the worst of them is the key's severity, unless it is not read", () => {
    const [read, unread] = own([
      { id: "a", scopes: [] },
      { id: "b", scopes: null },
    ]).keys;
    if (read === undefined || unread === undefined) throw new Error("Two went in.");
    const some = [finding({}), finding({ severity: "high" }), finding({ severity: "medium" })];
    expect(severityOfKey(read, some)).toBe("high");
    expect(severityOfKey(read, [])).toBeNull();
    expect(severityOfKey(unread, some)).toBe("unknown");
  });
});

describe("old keys", () => {
  const DAY_MS = 24 * 3_600_000;
  const nowMs = 1_000 * DAY_MS;
  const fleet = own(["old", "perhaps", "young", "new"].map((id) => ({ id, scopes: [] })));
  const created = { old: [null, 100], perhaps: [100, 80], young: [80, 70] } as const;
  const lives = new Map(
    Object.entries(created).map(([api_key_id, [after, by]]): [KeyRef, KeyLife] => [
      keyRef({ account: "self", api_key_id }),
      {
        created: { afterMs: after && nowMs - after * DAY_MS, byMs: nowMs - by * DAY_MS },
        renamed: null,
        rescoped: null,
      },
    ]),
  );

  it("are found where their age is proven; one that may be old, or is not recorded, is unknown", () => {
    const audit = auditFleet(fleet, null, { nowMs, lives });
    expect(audit.findings.filter(({ rule }) => rule === "old-key")).toMatchObject([
      { api_key_id: "old", detail: "created by 1972-06-19 00:00:00 UTC at the latest" },
    ]);
    const verdict = { found: 1, clear: 1, unknown: 2, total: 4 };
    expect(outcomeOf(fleet, "old-key", audit)).toMatchObject(verdict);
  });

  it("are all unknown while nobody has asked the history", () => {
    for (const context of [undefined, { nowMs }]) {
      const audit = auditFleet(fleet, null, context);
      expect(outcomeOf(fleet, "old-key", audit)).toMatchObject({ found: 0, clear: 0, unknown: 4 });
    }
  });
});

describe("a key that can send", () => {
  const keys = [
    { id: "sent", scopes: ["mail.send"] },
    { id: "silent", scopes: ["mail.send", "stats.read"] },
    { id: "refused", scopes: ["mail.send"] },
    { id: "unasked", scopes: ["mail.send"] },
    { id: "reads", scopes: ["stats.read"] },
    { id: "unread", scopes: null },
  ];
  const mailOf = (id: string, mail: LastMail) =>
    [keyRef({ account: "self", api_key_id: id }), mail] as const;
  const askedAtMs = Date.parse("2026-11-25T10:12:00Z");
  const told = new Map([
    mailOf("sent", { state: "sent", lastEventMs: null, askedAtMs }),
    mailOf("silent", { state: "silent", askedAtMs }),
    mailOf("refused", { state: "cannot_ask", reason: "No.", askedAtMs }),
    // It could send when Email Activity was asked, and no longer can; the other's ability is unknown.
    mailOf("reads", { state: "silent", askedAtMs }),
    mailOf("unread", { state: "silent", askedAtMs }),
  ]);

  it("and has sent nothing that is kept is found, with when that was asked", () => {
    const { findings, outcomes } = auditFleet(own(keys), null, { nowMs: 0, lastMail: told });
    expect(findings.filter(({ rule }) => rule === "silent-sender")).toEqual([
      {
        rule: "silent-sender",
        severity: "low",
        account: "self",
        api_key_id: "silent",
        scopes: ["mail.send"],
        detail: "asked on 2026-11-25 10:12:00 UTC",
      },
    ]);
    expect(outcomes.find(({ rule }) => rule === "silent-sender")).toMatchObject({
      found: 1,
      clear: 2,
      unknown: 3,
      total: 6,
    });
  });

  it("is unknown, and never well, where nobody asked", () => {
    for (const context of [undefined, { nowMs: 0 }]) {
      const { outcomes } = auditFleet(own(keys), null, context);
      const outcome = outcomes.find(({ rule }) => rule === "silent-sender");
      expect(outcome).toMatchObject({ found: 0, clear: 1, unknown: 5, total: 6 });
    }
  });
});
