import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { CATALOGUE, splitScopes } from "../catalogue/catalogue";
import type { KeyLife } from "../context";
import type { Fleet } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import type { PolicyOutcome } from "../policy-outcome";
import { fleetOf, type PlainAccount, type PlainKey } from "../testing/snapshots";
import type { PolicyDocument, PolicyRule, PolicyWaiver } from "./document";
import { evaluatePolicy } from "./evaluate";
import { readPolicy } from "./read";
import { scopeHashes } from "./scope-hashes";

const NOW_MS = Date.UTC(2026, 10, 27, 12);
const DAY_MS = 86_400_000;
const sha256 = async (text: string) => createHash("sha256").update(text).digest("hex");

const own = (keys: readonly PlainKey[], more: Record<string, PlainAccount> = {}): Fleet =>
  fleetOf({ self: { label: "acme", keys }, ...more });

function policyOf(text: string): PolicyDocument {
  const read = readPolicy(`version: 1\n${text}`);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

async function outcomeOf(
  policy: PolicyDocument,
  fleet: Fleet,
  { nowMs = NOW_MS, lives }: { nowMs?: number; lives?: ReadonlyMap<KeyRef, KeyLife> } = {},
): Promise<PolicyOutcome> {
  const hashes = await scopeHashes(fleet, sha256);
  const context = lives === undefined ? { nowMs } : { nowMs, lives };
  return evaluatePolicy(policy, fleet, { file: "key-audit.yml", context, hashes });
}

const ref = (api_key_id: string, account = "self") => keyRef({ account, api_key_id });
const answersFor = (outcome: PolicyOutcome, id: string) =>
  outcome.keys.get(ref(id))?.judged.map(({ rule, answer }) => `${rule} ${answer}`);

describe("rules", () => {
  const fleet = own([
    { id: "sends", name: "checkout-mail", scopes: ["mail.send"] },
    { id: "mints", name: "ops-keys", scopes: ["api_keys.create", "api_keys.read"] },
    { id: "unread", name: "marketing-x", scopes: null },
  ]);

  test.each([
    [
      "deny, by a question",
      'deny: "api_keys.create OR stats.read"',
      ["mints broken", "unread unknown"],
    ],
    ["deny, by what a key can do", 'deny: "send mail"', ["sends broken", "unread unknown"]],
    ["only, by a preset", "only: [send]", ["mints broken", "unread unknown"]],
    ["only, by the preset's other name", "only: [mail-send]", ["mints broken", "unread unknown"]],
    ["only, by patterns", 'only: ["api_keys.*", mail.send]', ["unread unknown"]],
    ["max_scopes", "max_scopes: 1", ["mints broken", "unread unknown"]],
    ["require_name", 'require_name: "^(checkout|ops)-"', ["unread broken"]],
    [
      "a name, which is known of unread keys, before scopes",
      'require_name: "^ops-"\n    max_scopes: 9',
      ["sends broken", "unread broken"],
    ],
    ["where, by name", 'where: { name: "OPS-*" }\n    max_scopes: 0', ["mints broken"]],
    [
      "where, by names",
      "where: { name: [ops-*, market*] }\n    max_scopes: 0",
      ["mints broken", "unread unknown"],
    ],
    ["where, by account", 'where: { account: "subuser:*" }\n    max_scopes: 0', []],
    [
      "max_age_days, without a history",
      "max_age_days: 9",
      ["sends unknown", "mints unknown", "unread unknown"],
    ],
  ])("%s", async (_what, condition, expected) => {
    const outcome = await outcomeOf(policyOf(`rules:\n  - id: one\n    ${condition}\n`), fleet);
    const found = [...outcome.keys].flatMap(([key, { judged }]) =>
      judged.map(({ answer }) => `${key.slice("self/".length)} ${answer}`),
    );
    expect(found).toEqual(expected);
    const [rule] = outcome.rules;
    expect(rule?.broken).toBe(expected.filter((one) => one.endsWith("broken")).length);
    expect(rule?.unknown).toBe(expected.filter((one) => one.endsWith("unknown")).length);
  });

  it("counts keys once, with their denominator", async () => {
    const text =
      "rules:\n  - { id: a, max_scopes: 1 }\n  - { id: b, deny: api_keys.read, severity: low }\n";
    const outcome = await outcomeOf(policyOf(text), fleet);
    expect(outcome.totals).toEqual({
      keys: 3,
      failing: 1,
      unknown: 1,
      unread: 1,
      waived: 0,
      unowned: 3,
    });
    expect(outcome.rules).toMatchObject([
      { rule: "policy:a", title: "a", severity: "high", applies: 3, broken: 1, unknown: 1 },
      { rule: "policy:b", severity: "low", applies: 3, broken: 1, unknown: 1 },
    ]);
  });

  it("says in what way, and by which scopes", async () => {
    const outcome = await outcomeOf(policyOf("rules:\n  - { id: a, only: [send] }\n"), fleet);
    expect(outcome.keys.get(ref("mints"))?.judged).toEqual([
      {
        rule: "policy:a",
        answer: "broken",
        detail: "2 scopes more than send",
        scopes: ["api_keys.create", "api_keys.read"],
      },
    ]);
  });

  it.each([
    ["max_scopes: 1", "broken", "2 scopes, 1 allowed", []],
    ["max_scopes: 0", "broken", "2 scopes, 0 allowed", []],
    [
      'deny: "api_keys.*"',
      "broken",
      "not allowed: api_keys.*",
      ["api_keys.create", "api_keys.read"],
    ],
    [
      "deny: api_keys.read\n    only: [api_keys.read, send]",
      "broken",
      "not allowed: api_keys.read; 1 scope more than api_keys.read and send",
      ["api_keys.create", "api_keys.read"],
    ],
    ['require_name: "^x"', "broken", "its name does not match ^x", []],
    ["require_owner: true", "broken", "nobody owns it", []],
    ["max_age_days: 9", "unknown", "its age is not known: no history has it", []],
    ["require_owner: true\n    max_age_days: 9", "broken", "nobody owns it", []],
    ["max_age_days: 9\n    require_name: x", "broken", "its name does not match x", []],
  ])("%s is %s: %s", async (condition, answer, detail, scopes) => {
    const rule = `rules:\n  - id: a\n    where: { name: ops-keys }\n    ${condition}\n`;
    const outcome = await outcomeOf(policyOf(rule), fleet);
    expect(outcome.keys.get(ref("mints"))?.judged).toEqual([
      { rule: "policy:a", answer, detail, scopes },
    ]);
  });

  it("that came unchecked and cannot be understood proves nothing", async () => {
    const rules: PolicyRule[] = [
      { id: "a", deny: "fly" },
      { id: "b", require_name: "(" },
    ];
    const { keys } = await outcomeOf({ version: 1, rules }, fleet);
    expect(keys.get(ref("sends"))?.judged).toEqual([
      expect.objectContaining({
        answer: "unknown",
        detail: expect.stringContaining("its question is not clear: "),
      }),
      expect.objectContaining({ answer: "unknown", detail: expect.stringContaining("RE2") }),
    ]);
  });

  it("counts a key by the worst that is open of it: broken, unknown, waived", async () => {
    const waived = { reason: "r", owner: "a", approver: "b", expires: "2026-12-31" };
    const rules: PolicyRule[] = [
      { id: "unknown", where: { name: ["a*", "b*"] }, max_age_days: 9 },
      { id: "waived", where: { name: ["b*", "c*"] }, max_scopes: 0 },
      { id: "broken", where: { name: "a*" }, max_scopes: 0 },
      { id: "late", where: { name: "c*" }, max_age_days: 9 },
    ];
    const many = own(["a", "b", "c", "d"].map((id) => ({ id, scopes: ["mail.send"] })));
    const scopes_sha256 = await sha256("mail.send\n");
    const waivers = [{ rule: "waived", where: { name: "*" }, ...waived, scopes_sha256 }];
    const totalsOf = async (...named: string[]) => {
      const kept = rules.filter(({ id }) => named.includes(id));
      const { totals } = await outcomeOf({ version: 1, rules: kept, waivers }, many);
      return [totals.failing, totals.unknown, totals.waived, totals.unread];
    };
    expect(await totalsOf("unknown", "waived", "broken", "late")).toEqual([1, 2, 0, 0]);
    expect(await totalsOf("waived")).toEqual([0, 0, 2, 0]);
    expect(await totalsOf("waived", "unknown")).toEqual([0, 2, 1, 0]);
  });

  it("names what it is called and how bad it is, high unless it says otherwise", async () => {
    const rules: PolicyRule[] = [
      { id: "a", max_scopes: 1 },
      { id: "b", title: "Few", severity: "info", max_scopes: 9 },
    ];
    const outcome = await outcomeOf({ version: 1, rules }, fleet);
    expect(outcome).toMatchObject({ file: "key-audit.yml", hasOwners: false });
    expect(outcome.rules).toEqual([
      {
        rule: "policy:a",
        id: "a",
        title: "a",
        severity: "high",
        applies: 3,
        broken: 1,
        waived: 0,
        unknown: 1,
      },
      {
        rule: "policy:b",
        id: "b",
        title: "Few",
        severity: "info",
        applies: 3,
        broken: 0,
        waived: 0,
        unknown: 1,
      },
    ]);
  });

  it("holds an age for broken or kept only where it is proven", async () => {
    const life = (after: number | null, by: number): KeyLife => ({
      created: {
        afterMs: after === null ? null : NOW_MS - after * DAY_MS,
        byMs: NOW_MS - by * DAY_MS,
      },
      renamed: null,
      rescoped: null,
    });
    const aged = own(["old", "young", "perhaps", "new"].map((id) => ({ id, scopes: [] })));
    const lives = new Map([
      [ref("old"), life(null, 91)],
      [ref("young"), life(89, 1)],
      [ref("perhaps"), life(91, 89)],
    ]);
    const outcome = await outcomeOf(policyOf("rules:\n  - { id: a, max_age_days: 90 }\n"), aged, {
      lives,
    });
    expect(["old", "young", "perhaps", "new"].map((id) => answersFor(outcome, id))).toEqual([
      ["policy:a broken"],
      [],
      ["policy:a unknown"],
      ["policy:a unknown"],
    ]);
    const details = ["old", "perhaps"].map((id) => outcome.keys.get(ref(id))?.judged[0]?.detail);
    expect(details).toEqual([
      "more than 90 days old: created by 2026-08-28 12:00:00 UTC at the latest",
      "its age is not proven: it may be more than 90 days",
    ]);
  });

  it("names the entries whose patterns match no key", async () => {
    const text =
      "owners:\n  - { where: { name: nobody }, owner: a }\nrules:\n  - { id: a, where: { name: none }, max_scopes: 1 }\n";
    expect((await outcomeOf(policyOf(text), fleet)).unmatched).toEqual(["owners/0", "rules/0"]);
    expect(
      (await outcomeOf(policyOf(text.replaceAll(/nobody|none/g, "ops-*")), fleet)).unmatched,
    ).toEqual([]);
  });
});

test("a scope set's hash is that of its lines, without what SendGrid sets by itself", async () => {
  const fleet = own([{ id: "a", scopes: ["mail.send", "2fa_required", "api_keys.read"] }]);
  expect([...(await scopeHashes(fleet, async (text) => text)).values()]).toEqual([
    "api_keys.read\nmail.send\n",
  ]);
  expect(await scopeHashes(fleet, async () => null)).toEqual(new Map());
});

describe("owners", () => {
  const text =
    'owners:\n  - { where: { name: "checkout-*" }, owner: pay, purpose: Receipts, data: recipients }\n  - { where: { name: "*" , account: "subuser:*" }, owner: platform }\n  - { where: { name: "todo" }, owner: TODO }\nrules:\n  - { id: owned, require_owner: true }\n';
  const fleet = own(
    [
      { id: "a", name: "checkout-1", scopes: [] },
      { id: "b", name: "x", scopes: [] },
      { id: "c", name: "todo", scopes: [] },
    ],
    {
      "subuser:s": {
        label: "s",
        keys: [
          { id: "d", name: "checkout-2", scopes: null },
          { id: "e", name: "y", scopes: null },
        ],
      },
    },
  );

  it("are those of the first entry that matches; one that is to be filled in is none", async () => {
    const { keys, totals } = await outcomeOf(policyOf(text), fleet);
    const owner = (id: string, account?: string) => keys.get(ref(id, account))?.ownership;
    expect(owner("a")).toEqual({ owner: "pay", purpose: "Receipts", data: "recipients" });
    expect(owner("d", "subuser:s")?.owner).toBe("pay");
    expect(owner("e", "subuser:s")).toEqual({ owner: "platform", purpose: null, data: null });
    expect([owner("b"), owner("c")]).toEqual([null, null]);
    expect(totals).toMatchObject({ unowned: 2, failing: 2, unknown: 0 });
  });
});

describe("waivers", () => {
  const SCOPES = ["api_keys.create", "mail.send"];
  const fleet = own([
    { id: "a", name: "one", scopes: SCOPES },
    { id: "b", name: "two", scopes: ["api_keys.create"] },
    { id: "u", name: "unread", scopes: null },
  ]);
  const good = {
    rule: "mints",
    key: "self/a",
    reason: "Until the migration is done",
    owner: "ops@example.com",
    approver: "security@example.com",
    expires: "2026-12-31",
    scopes_sha256: createHash("sha256").update("api_keys.create\nmail.send\n").digest("hex"),
  } satisfies PolicyWaiver;
  const policy = (...waivers: PolicyWaiver[]): PolicyDocument => ({
    version: 1,
    rules: [{ id: "mints", deny: "api_keys.create" }],
    waivers,
  });
  const standing = async (waiver: PolicyWaiver, nowMs = NOW_MS) => {
    const outcome = await outcomeOf(policy(waiver), fleet, { nowMs });
    return { outcome, one: outcome.waivers[0] };
  };

  it("waives what it is for, and says who and until when", async () => {
    const { outcome, one } = await standing({ ...good, ticket: "SEC-120" });
    expect(one).toMatchObject({
      standing: "counts",
      problems: [],
      daysLeft: 34,
      keys: 1,
      waives: 1,
    });
    expect(outcome.keys.get(ref("a"))?.waived.get("policy:mints")).toEqual({
      reason: good.reason,
      owner: good.owner,
      approver: good.approver,
      ticket: "SEC-120",
      expires: "2026-12-31",
    });
    expect(outcome.rules[0]).toMatchObject({ broken: 2, waived: 1 });
    expect(outcome.totals).toMatchObject({ failing: 1, waived: 1, unknown: 1 });
  });

  const { scopes_sha256: hash } = good;
  const { scopes_sha256: _s, ...unscoped } = good;
  const { owner: _o, ...ownerless } = good;
  const { approver: _a, ...unapproved } = good;
  const { reason: _r, ...unreasoned } = good;
  const { expires: _e, ...endless } = good;
  test.each<[string, PolicyWaiver, string]>([
    ["ownerless", ownerless, "It has no owner."],
    ["unapproved", unapproved, "Nobody approved it."],
    [
      "approved by its owner",
      { ...good, approver: "  OPS@example.com " },
      "Its owner approved it.",
    ],
    ["without a reason", unreasoned, "It gives no reason."],
    ["endless", endless, "It has no last day."],
    ["owned by a sign without ink", { ...good, owner: "\u200b" }, "It has no owner."],
    ["approved by a dash", { ...good, approver: "-" }, "Nobody approved it."],
    [
      "approved by its owner in a letter of another alphabet",
      { ...good, owner: "ops@example.com", approver: "\u043eps@example.com" },
      "Its owner approved it.",
    ],
    [
      "approved by its owner with a sign without ink",
      { ...good, owner: "Ops Team", approver: "Ops\u200b  team" },
      "Its owner approved it.",
    ],
    ["for no scope set", unscoped, "It does not say for which scope set it was given."],
    [
      "over",
      { ...good, expires: "2026-11-26" },
      "It ended on 2026-11-26, UTC; today is 2026-11-27.",
    ],
    [
      "for longer than 180 days",
      { ...good, expires: "2027-05-27" },
      "It ends in 181 days; 180 at most are allowed.",
    ],
    [
      "given for another scope set",
      { ...good, scopes_sha256: hash.replace(/^./, "0") },
      "It was given for another scope set.",
    ],
  ])("one that is %s waives nothing, and is a finding", async (_what, waiver, problem) => {
    const { outcome, one } = await standing(waiver);
    expect(one).toMatchObject({ standing: "void", waives: 0 });
    expect(one?.problems).toContain(problem);
    expect(outcome.keys.get(ref("a"))?.waived.size).toBe(0);
    expect(outcome.keys.get(ref("a"))?.voidWaivers[0]).toContain(problem);
    expect(outcome.totals.failing).toBe(2);
  });

  test.each([
    ["the first moment of its last day", Date.UTC(2026, 11, 31), 0, "counts"],
    ["the last moment of it", Date.UTC(2027, 0, 1) - 1, 0, "counts"],
    ["the moment after", Date.UTC(2027, 0, 1), -1, "void"],
    ["180 days before", Date.UTC(2026, 11, 31) - 180 * DAY_MS, 180, "counts"],
    ["a moment earlier", Date.UTC(2026, 11, 31) - 180 * DAY_MS - 1, 181, "void"],
  ])("at %s, in UTC", async (_what, nowMs, daysLeft, expected) => {
    expect((await standing(good, nowMs)).one).toMatchObject({ standing: expected, daysLeft });
  });

  it("for a scope set counts for keys of it alone; of a key that is not read, nobody can tell", async () => {
    const { key: _k, ...rest } = good;
    const all = { ...rest, where: { name: "*" }, scopes_sha256: hash.toUpperCase() };
    const { outcome, one } = await standing(all);
    expect(one).toMatchObject({ standing: "counts", keys: 3, waives: 1 });
    expect(outcome.keys.get(ref("b"))?.voidWaivers).toHaveLength(1);
    expect(outcome.keys.get(ref("u"))).toMatchObject({ voidWaivers: [], waived: new Map() });
    expect((await standing({ ...good, key: "self/u", scopes_sha256: hash })).one?.standing).toBe(
      "open",
    );
  });

  it("for keys of several scope sets names each of them", async () => {
    const other = createHash("sha256").update("api_keys.create\n").digest("hex");
    const { key: _k, ...rest } = good;
    const all = { ...rest, where: { name: "*" }, scopes_sha256: [hash, other] };
    const { outcome, one } = await standing(all);
    expect(one).toMatchObject({ standing: "counts", waives: 2, scopeSets: [other, hash].sort() });
    expect(outcome.totals).toMatchObject({ failing: 0, waived: 2, unknown: 1 });
  });

  it("says which scope sets its keys have now, to be copied", async () => {
    expect((await standing(unscoped)).one?.scopeSets).toEqual([hash]);
    expect((await standing({ ...good, key: "self/u" })).one?.scopeSets).toEqual([]);
  });

  it("of a built-in check is for that check", async () => {
    const outcome = await outcomeOf(policy({ ...good, rule: "mints-keys" }), fleet);
    expect([...(outcome.keys.get(ref("a"))?.waived.keys() ?? [])]).toEqual(["mints-keys"]);
    expect(outcome.totals.waived).toBe(0);
  });

  it("that no key can be shown with is told of the account", async () => {
    const { outcome } = await standing({ ...ownerless, key: "self/gone" });
    expect(outcome.waivers[0]?.standing).toBe("void");
    expect(outcome.voidElsewhere.get("self")).toEqual([expect.stringContaining("self/gone")]);
    const elsewhere = await standing({ ...good, key: "subuser:s/x" });
    expect(elsewhere.one?.standing).toBe("open");
    expect(elsewhere.outcome.voidElsewhere.size).toBe(0);
  });
});

describe("whatever the policy and the keys", () => {
  const scope = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...CATALOGUE.map((entry) => entry.scope)) },
    fc.constantFrom("brand.new", "other.new"),
  );
  const scopes = fc.array(scope, { maxLength: 6 });
  const question = fc
    .array(
      fc.oneof(
        scope.map((one) => `"${one}"`),
        fc.constantFrom("send mail", "templates.*", "api_keys.*"),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .chain((terms) => fc.constantFrom(terms.join(" OR "), terms.join(" AND ")));
  const rule: fc.Arbitrary<PolicyRule> = fc
    .record(
      {
        id: fc.constant("one"),
        deny: question,
        only: fc.array(fc.oneof(scope, fc.constantFrom("send", "templates", "stats.*")), {
          minLength: 1,
          maxLength: 3,
        }),
        max_scopes: fc.nat(4),
      },
      { requiredKeys: ["id", "deny"] },
    )
    .chain((one) => {
      const { deny: _deny, ...rest } = one;
      return fc.constantFrom<PolicyRule>(one, { ...rest, max_scopes: rest.max_scopes ?? 3 });
    });

  test("adding a scope never repairs a rule", async () => {
    await fc.assert(
      fc.asyncProperty(rule, scopes, scope, async (one, held, more) => {
        const fleet = own([
          { id: "a", scopes: held },
          { id: "b", scopes: [...held, more] },
        ]);
        const outcome = await outcomeOf({ version: 1, rules: [one] }, fleet);
        if (answersFor(outcome, "a")?.length) expect(answersFor(outcome, "b")).toHaveLength(1);
      }),
    );
  });

  test("adding a waiver never adds a violation of its rule, and waives no other", async () => {
    const waiver: fc.Arbitrary<PolicyWaiver> = fc.record(
      {
        rule: fc.constantFrom("one", "two"),
        where: fc.constantFrom({ name: "*" }, { name: "a*" }, { account: "self" }),
        reason: fc.constant("r"),
        owner: fc.constantFrom("a", "b"),
        approver: fc.constantFrom("a", "b"),
        expires: fc.constantFrom("2026-11-26", "2026-11-27", "2027-05-26", "2027-05-27"),
      },
      { requiredKeys: ["rule", "where"] },
    );
    await fc.assert(
      fc.asyncProperty(rule, rule, scopes, waiver, async (one, two, held, extra) => {
        const fleet = own([
          { id: "a", name: "a", scopes: held },
          { id: "b", name: "b", scopes: null },
        ]);
        const rules = [one, { ...two, id: "two" }];
        const scopes_sha256 = await sha256(
          splitScopes(held)
            .real.map((of) => `${of}\n`)
            .join(""),
        );
        const without = await outcomeOf({ version: 1, rules }, fleet);
        const outcome = await outcomeOf(
          { version: 1, rules, waivers: [{ ...extra, scopes_sha256 }] },
          fleet,
        );
        for (const [at, { broken, waived, unknown }] of outcome.rules.entries()) {
          const before = without.rules[at];
          expect({ broken, unknown }).toEqual({ broken: before?.broken, unknown: before?.unknown });
          if (rules[at]?.id !== extra.rule) expect(waived).toBe(0);
        }
        expect(outcome.totals.failing).toBeLessThanOrEqual(without.totals.failing);
      }),
    );
  });

  test("of each rule, broken and unknown are among those it applies to", async () => {
    await fc.assert(
      fc.asyncProperty(rule, fc.array(fc.option(scopes), { maxLength: 5 }), async (one, held) => {
        const keys = held.map((each, at) => ({ id: `k${at}`, scopes: each }));
        const { rules, totals } = await outcomeOf({ version: 1, rules: [one] }, own(keys));
        const unread = held.filter((each) => each === null).length;
        expect(rules[0]?.applies).toBe(held.length);
        expect(rules[0]?.unknown).toBe(unread);
        expect(totals.failing + totals.unknown).toBeLessThanOrEqual(totals.keys);
      }),
    );
  });
});
