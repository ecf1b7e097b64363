import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE, splitScopes } from "../catalogue/catalogue";
import { diffScopes } from "../catalogue/diff";
import { scopeMatcher } from "../catalogue/pattern";
import { analyse } from "../effects/analyse";
import { lossIfDeleted, soleHolders, tasksOf } from "../effects/sole-holders";
import type { AuditEvent } from "../fleet/events";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { clustersOf, nearTwins, outliers, shapeId } from "../fleet/shapes";
import { keyRef } from "../key-ref";
import { answeredByPart, answers, parseQuery, type Query, questionTokens } from "../who-can/query";
import { whoCan, whoCanSentence } from "../who-can/who-can";
import { auditFleet } from "./audit-fleet";
import { findingsByKey, severityOfKey } from "./by-key";
import { shapeFacts, shapeFindings } from "./by-shape";
import { findingId } from "./finding";

const ALL = CATALOGUE.map((entry) => entry.scope);
const FEW = [
  "mail.send",
  "api_keys.create",
  "api_keys.read",
  "templates.read",
  "suppression.delete",
];
/** In how many scopes two sets differ. */
const distance = (left: readonly string[], right: readonly string[]) => {
  const { onlyLeft, onlyRight } = diffScopes(left, right);
  return onlyLeft.length + onlyRight.length;
};
const someScopes = fc.oneof(
  fc.subarray(FEW),
  fc.array(fc.constantFrom(...ALL, "new.thing.create", "weird scope"), { maxLength: 30 }),
);
const accounts = ["self", "subuser:globex", "account-id:sg1"];

/** An arbitrary fleet with a few accounts; some keys are unread, and some accounts only partly read. */
const anyFleet = fc
  .record({
    shapes: fc.array(someScopes, { minLength: 1, maxLength: 8 }),
    keys: fc.array(
      fc.record({
        account: fc.constantFrom(...accounts),
        shape: fc.option(fc.nat(7), { freq: 5 }),
        name: fc.constantFrom("mail", "readonly stats", "tmp setup", "", "billing\u200b", "web"),
      }),
      { maxLength: 30 },
    ),
    status: fc.constantFrom("read" as const, "failed" as const),
  })
  .map(({ shapes, keys, status }): Fleet => {
    const events: AuditEvent[] = [
      ...accounts.map((account, at): AuditEvent => {
        const own = { account, label: account, region: "global" as const, disabled: at === 1 };
        const state = at === 2 ? status : "read";
        const count = keys.filter((key) => key.account === account).length;
        return { type: "account", ...own, status: state, keys: state === "read" ? count : null };
      }),
      ...shapes.map(
        (scopes, id): AuditEvent => ({ type: "shape", id, scopes: [...new Set(scopes)] }),
      ),
      ...keys.map(({ account, shape, name }, at): AuditEvent => {
        const read = shape === null ? null : shape % shapes.length;
        return { type: "key", account, api_key_id: `k${at}`, name, shape: read, readAtMs: null };
      }),
    ];
    return applyEvents(emptyFleet(), events);
  });

const scopesOf = (fleet: Fleet, key: FleetKey) =>
  key.shape === null ? null : (fleet.shapes.get(key.shape) ?? null);

const asked = (text: string): Query => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.query;
};

describe("who can", () => {
  it("finds exactly the keys that hold a scope, known or not, and counts the unread apart", () => {
    fc.assert(
      fc.property(
        anyFleet,
        fc.constantFrom(...ALL, "new.thing.create", "weird scope"),
        (fleet, scope) => {
          const answer = whoCan(fleet, asked(`"${scope}"`));
          const holders = fleet.keys.filter((key) => scopesOf(fleet, key)?.includes(scope));
          expect(new Set(answer.direct.map(({ key }) => key))).toEqual(new Set(holders));
          expect(answer.unread).toEqual(fleet.keys.filter((key) => key.shape === null));
          expect(answer.keys.read + answer.unread.length).toBe(answer.keys.total);
          for (const one of answer.direct) expect(one.matched).toEqual([scope]);
        },
      ),
    );
  });

  it("understands AND, OR, NOT, brackets, wildcards and verbs as brute force does", () => {
    const questions: [string, (scopes: readonly string[]) => boolean][] = [
      [
        "mail.send AND NOT templates.read",
        (s) => s.includes("mail.send") && !s.includes("templates.read"),
      ],
      ["who can send mail?", (s) => s.includes("mail.send")],
      ["suppression.*.delete", (s) => s.some((one) => /^suppression\..*\.delete$/.test(one))],
      [
        "NOT (mint keys OR list keys)",
        (s) => !s.includes("api_keys.create") && !s.includes("api_keys.read"),
      ],
      [
        "*.delete AND *.create OR templates.read",
        (s) =>
          (s.some((one) => one.endsWith(".delete")) && s.some((one) => one.endsWith(".create"))) ||
          s.includes("templates.read"),
      ],
    ];
    fc.assert(
      fc.property(someScopes, (scopes) => {
        for (const [text, expected] of questions) {
          expect([text, answers(asked(text), scopes)]).toEqual([text, expected(scopes)]);
        }
      }),
    );
  });

  it("knows exactly when a part of a key's scopes would do", () => {
    const subsets = (scopes: string[]) =>
      Array.from({ length: 2 ** scopes.length - 1 }, (_, bits) =>
        scopes.filter((_scope, at) => ((bits + 1) >> at) & 1),
      );
    const query = fc.constantFrom(
      "mail.send AND NOT api_keys.*",
      "NOT mail.send",
      "NOT (mail.send AND api_keys.read) AND templates.read",
      "mail.send AND NOT mail.*",
      "(mail.send OR suppression.delete) AND NOT (templates.read OR mail.send)",
    );
    fc.assert(
      fc.property(fc.subarray(FEW), query, (scopes, text) => {
        const brute = subsets(scopes).some((part) => answers(asked(text), part));
        expect(answeredByPart(asked(text), scopes)).toBe(brute);
      }),
    );
  });

  it("says which keys could come to it, and how sure that is", () => {
    const way = (scopes: string[]) => {
      const events: AuditEvent[] = [
        { type: "shape", id: 1, scopes },
        { type: "key", account: "self", api_key_id: "k", name: "", shape: 1, readAtMs: 1 },
      ];
      const fleet = applyEvents(emptyFleet(), events);
      return whoCan(fleet, asked("mail.send AND NOT api_keys.*")).indirect[0]?.way.basis;
    };
    expect(way(["mail.send", "api_keys.update"])).toBe("documented");
    expect(way(["api_keys.create"])).toBe("conflicting");
    expect(way(["teammates.update"])).toBe("unverified");
    expect(way(["credentials.create"])).toBe("unverified");
    expect(way(["api_keys.update"])).toBeUndefined();
    expect(way(["stats.read"])).toBeUndefined();
  });

  it("never says a count without its denominator", () => {
    const fleet = applyEvents(emptyFleet(), [
      { type: "shape", id: 1, scopes: ["mail.send"] },
      {
        type: "account",
        account: "self",
        label: "a",
        region: "global",
        disabled: false,
        status: "read",
        keys: 2,
      },
      { type: "key", account: "self", api_key_id: "a", name: "", shape: 1, readAtMs: 1 },
      { type: "key", account: "self", api_key_id: "b", name: "", shape: null, readAtMs: null },
    ]);
    const sentence = (text: string) => whoCanSentence(asked(text), whoCan(fleet, asked(text)));
    expect(sentence("send")).toBe(
      "1 key in 1 of 1 account can send mail. Searched 1 of 2 keys; 1 unread key could.",
    );
    expect(sentence("billing.update")).toMatch(
      /^No key can use billing\.update\. Searched 1 of 2 keys/,
    );
  });

  it("counts a list of accounts that could not be read as no account, and says so", () => {
    const own = { region: "global", disabled: false } as const;
    const fleet = applyEvents(emptyFleet(), [
      { type: "account", account: "self", label: "a", ...own, status: "read", keys: 0 },
      { type: "account", account: "subuser:", label: "S", ...own, status: "failed", keys: null },
    ]);
    const answer = whoCan(fleet, asked("send"));
    expect(answer.accounts.total).toBe(1);
    expect(answer.unlisted).toHaveLength(1);
    expect(whoCanSentence(asked("send"), answer)).toBe(
      "No key can send mail. Searched 0 of 0 keys. 1 list of accounts could not be read, so there may be more.",
    );
  });

  it.each([
    ["", /Ask for an ability or a scope/],
    ["mail.send AND", /missing at the end/],
    ["AND mail.send", /missing before AND/],
    ["(mail.send", /closing bracket/],
    ["mail.send)", /before "\)"/],
    ["do magic", /don’t recognize/],
    ["send mail and create keys", /capitals/],
    [Array(20).fill("mail.send").join(" OR "), /16 things/],
    ["(".repeat(5000), /too long/],
  ])("says what is unclear about %j", (text, problem) => {
    const parsed = parseQuery(text);
    expect(parsed.ok ? "" : parsed.problem).toMatch(problem);
  });

  it.each([
    ["mail.send AND", ""],
    ["AND mail.send", "AND"],
    ["(mail.send", ""],
    ["mail.send)", ")"],
    ["mail.send OR  do   magic", "do   magic"],
    ["mail.send AND send mail and create keys", "send mail and create keys"],
    ['mail.send "a.b"', '"a.b"'],
  ])("says where %j is unclear", (text, part) => {
    const parsed = parseQuery(text);
    expect(parsed.ok ? null : text.slice(parsed.at.from, parsed.at.to)).toBe(part);
  });

  it("places every part of a question where it stands", () => {
    const part = fc.constantFrom("AND", "OR", "NOT", "(", ")", '"a b"', "send", "mail.send", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join(" ");
        let end = 0;
        for (const { from, to, text: said, kind } of questionTokens(text)) {
          expect(text.slice(end, from).trim()).toBe("");
          const there = text.slice(from, to).replace(/\s+/g, " ");
          expect(kind === "quoted" ? there.slice(1, -1) : there).toBe(said);
          end = to;
        }
        expect(text.slice(end).trim()).toBe("");
      }),
    );
  });

  it.each([
    ["send mail", "mail.send"],
    ["create keys", "api_keys.create"],
    ["read recipient data", "suppression.bounces.read"],
    ["turn off IP allow-list", "access_settings.whitelist.update"],
    ["Can revoke API keys?", "api_keys.delete"],
    ["change what your mail says", "templates.update"],
  ])("takes %j for what a person means by it", (words, scope) => {
    expect(answers(asked(words), [scope])).toBe(true);
    expect(answers(asked(words), ["alerts.read"])).toBe(false);
  });

  it("suggests verbs that could have been meant", () => {
    const parsed = parseQuery("templates");
    expect(parsed.ok ? [] : parsed.suggestions).toContain("change templates");
  });

  it("matches wildcards as a regular expression would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (glob, scope) => {
        const expression = glob.replaceAll(".", "\\.").replaceAll("*", ".*");
        expect(scopeMatcher(glob)(scope)).toBe(new RegExp(`^${expression}$`).test(scope));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("comparing", () => {
  it("puts every granting scope of two sets in exactly one part", () => {
    fc.assert(
      fc.property(someScopes, someScopes, (a, b) => {
        const { onlyLeft, both, onlyRight } = diffScopes(a, b);
        expect([...onlyLeft, ...both].sort()).toEqual(splitScopes(a).real);
        expect([...onlyRight, ...both].sort()).toEqual(splitScopes(b).real);
        expect(distance(a, b)).toBe(distance(b, a));
      }),
    );
  });

  it("clusters keys of the same scopes, and finds every pair at distance two or less", () => {
    fc.assert(
      fc.property(anyFleet, (fleet) => {
        const clusters = clustersOf(fleet);
        const read = fleet.keys.filter((key) => key.shape !== null);
        expect(clusters.flatMap(({ keys }) => keys)).toHaveLength(read.length);
        const twins = nearTwins(clusters);
        for (const one of clusters) {
          for (const key of one.keys)
            expect(distance(one.scopes, scopesOf(fleet, key) ?? [])).toBe(0);
          const near = clusters.filter(
            (other) => other !== one && distance(one.scopes, other.scopes) <= 2,
          );
          expect(new Set(twins.get(one)?.map((twin) => twin.cluster))).toEqual(new Set(near));
          for (const { cluster, more, fewer } of twins.get(one) ?? []) {
            expect({ onlyLeft: fewer, onlyRight: more }).toEqual(
              expect.objectContaining({
                onlyLeft: diffScopes(one.scopes, cluster.scopes).onlyLeft,
                onlyRight: diffScopes(one.scopes, cluster.scopes).onlyRight,
              }),
            );
          }
          expect(outliers(clusters).includes(one)).toBe(one.keys.length === 1 && near.length === 0);
        }
      }),
    );
  });

  it("never takes one scope with a space in it for two, nor an empty one for none", () => {
    const sets = [["a b"], ["a", "b"], [""], []];
    const key = (shape: number): AuditEvent => {
      const api_key_id = `k${shape}`;
      return { type: "key", account: "self", api_key_id, name: "", shape, readAtMs: 1 };
    };
    const fleet = applyEvents(emptyFleet(), [
      ...sets.map((scopes, id): AuditEvent => ({ type: "shape", id, scopes })),
      ...sets.map((_scopes, id) => key(id)),
    ]);
    expect(clustersOf(fleet).map(({ keys }) => keys.length)).toEqual([1, 1, 1, 1]);
  });

  it("calls shapes by the same name when, and only when, they may do the same", () => {
    fc.assert(
      fc.property(someScopes, someScopes, (a, b) => {
        const [one, other] = [splitScopes(a).real, splitScopes(b).real];
        expect(shapeId(one)).toMatch(/^[0-9a-z]{14}$/);
        expect(shapeId(one) === shapeId(other)).toBe(distance(a, b) === 0);
        expect(shapeId(splitScopes([...a, "2fa_required"]).real)).toBe(shapeId(one));
      }),
    );
  });

  it("tells every two scopes of the catalogue apart", () => {
    const names = new Set<string>();
    for (const [at, first] of ALL.entries()) {
      for (const second of ALL.slice(at + 1)) names.add(shapeId([first, second]));
    }
    expect(names.size).toBe((ALL.length * (ALL.length - 1)) / 2);
  });

  it("takes no scope it does not know for another key that could step in", () => {
    const sets = [
      ["mail.send", "suppression.delete"],
      ["MAIL.SEND", "suppression.new.delete"],
    ];
    const facts = {
      label: "",
      region: "global",
      disabled: false,
      status: "read",
      keys: 2,
    } as const;
    const fleet = applyEvents(emptyFleet(), [
      { type: "account", account: "self", ...facts },
      ...sets.map((scopes, id): AuditEvent => ({ type: "shape", id, scopes })),
      ...sets.map((_scopes, id): AuditEvent => {
        const api_key_id = `k${id}`;
        return { type: "key", account: "self", api_key_id, name: "", shape: id, readAtMs: 1 };
      }),
    ]);
    const [key] = fleet.keys;
    const lost = ["send-mail", "clear-suppressions"];
    expect(key && lossIfDeleted(fleet, key).tasks.map(({ id }) => id)).toEqual(lost);
    expect([...soleHolders(fleet)].map(([{ api_key_id }]) => api_key_id)).toEqual(["k0"]);
  });

  it("knows what is lost with a key, and when it cannot know", () => {
    fc.assert(
      fc.property(anyFleet, (fleet) => {
        const sole = soleHolders(fleet);
        for (const key of fleet.keys) {
          const loss = lossIfDeleted(fleet, key);
          const siblings = fleet.keys.filter((one) => one.account === key.account && one !== key);
          const left = siblings.flatMap((one) => scopesOf(fleet, one) ?? []);
          const own = splitScopes(scopesOf(fleet, key) ?? []).real;
          expect(loss.scopes).toEqual(own.filter((scope) => !left.includes(scope)));
          const all = [key, ...siblings].every((one) => one.shape !== null);
          const listed = fleet.accounts.get(key.account)?.status === "read";
          expect(loss.isCertain).toBe(all && listed);
          if (loss.isCertain && siblings.length > 0) {
            expect(sole.get(key) ?? []).toEqual(loss.tasks);
          } else expect(sole.has(key)).toBe(false);
          for (const task of loss.tasks) expect(tasksOf(left)).not.toContain(task);
        }
      }),
    );
  });
});

describe("findings", () => {
  it("give every rule an outcome whose parts add up, and never call an unread key clear", () => {
    fc.assert(
      fc.property(anyFleet, (fleet) => {
        const { findings, outcomes } = auditFleet(fleet);
        for (const { rule, found, clear, unknown, total } of outcomes) {
          expect(found + clear + unknown).toBe(total);
          expect(clear).toBeGreaterThanOrEqual(0);
          expect(findings.filter((one) => one.rule === rule)).toHaveLength(found);
        }
        expect(new Set(findings.map(findingId)).size).toBe(findings.length);
        const byKey = findingsByKey(findings);
        for (const key of fleet.keys.filter((one) => one.shape === null)) {
          expect(severityOfKey(key, byKey.get(keyRef(key)) ?? [])).toBe("unknown");
        }
      }),
    );
  });

  it("call nothing clear that reading the rest may yet find", () => {
    const scopes = ["mail.send", "stats.read", "templates.read", "api_keys.create"];
    const keysOf = fc.array(fc.option(fc.nat(3), { freq: 3 }), { minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(keysOf, fc.infiniteStream(fc.nat(3)), (some, rest) => {
        const key = (shape: number | null, at: number): AuditEvent => {
          const api_key_id = `k${at}`;
          return { type: "key", account: "self", api_key_id, name: "", shape, readAtMs: 1 };
        };
        const facts = { label: "", region: "global", disabled: false, status: "read" } as const;
        const auditOf = (keys: (number | null)[]) =>
          auditFleet(
            applyEvents(emptyFleet(), [
              { type: "account", account: "self", ...facts, keys: keys.length },
              ...scopes.map((each, id): AuditEvent => ({ type: "shape", id, scopes: [each] })),
              ...keys.map(key),
            ]),
          );
        const whole = auditOf(some.map((shape) => shape ?? rest.next().value ?? 0)).outcomes;
        for (const [at, { found, unknown }] of auditOf(some).outcomes.entries()) {
          expect(whole[at]?.found).toBeLessThanOrEqual(found + unknown);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("show only scopes that the key holds", () => {
    fc.assert(
      fc.property(someScopes, (scopes) => {
        for (const { scopes: shown } of shapeFindings(shapeFacts(scopes))) {
          for (const scope of shown) expect(scopes).toContain(scope);
        }
      }),
    );
  });

  const rulesOf = (name: string, scopes: string[]) => {
    const fleet = applyEvents(emptyFleet(), [
      { type: "shape", id: 1, scopes },
      { type: "key", account: "self", api_key_id: "a", name, shape: 1, readAtMs: 1 },
    ]);
    return auditFleet(fleet).findings.map((one) => one.rule);
  };

  it("mean by taking over the account what the question means", () => {
    const query = asked("take over the account");
    for (const scope of ALL) {
      const isFound = rulesOf("x", [scope]).includes("takes-over-account");
      expect([scope, answers(query, [scope])]).toEqual([scope, isFound]);
    }
    expect(rulesOf("x", ["teammates.create"])).toContain("takes-over-account");
  });

  it("leave the console's own sender key alone", () => {
    expect(
      rulesOf("transactional mail", ["mail.send", "mail.batch.create", "2fa_required"]),
    ).toEqual([]);
  });

  it.each([
    [
      "production",
      CATALOGUE.filter((entry) => entry.core).map((entry) => entry.scope),
      "full-access",
    ],
    ["sender", ["mail.send", "api_keys.create"], "name-contradicts-scopes"],
    ["readOnlyStats", ["stats.read", "templates.update"], "name-contradicts-scopes"],
    ["terraform-bootstrap", ["api_keys.update"], "bootstrap-key"],
    ["x", ["billing.read", "mail.send"], "billing-mixed"],
    ["x", ["brand.new"], "unknown-scopes"],
    ["x", ["2fa_required"], "no-scopes"],
    ["x", ["newsletter.read"], "retired-scopes"],
    ["x", ["marketing.read"], "marketing-read-writes"],
    ["  ", ["stats.read"], "no-name"],
    ["pay\u202Epal", ["stats.read"], "hidden-characters"],
  ])("see what is wrong with %j", (name, scopes, rule) => {
    expect(rulesOf(name, scopes)).toContain(rule);
  });

  it("see accounts near the cap, disabled subusers with keys, and an auditor's key that does too much", () => {
    const account = (id: string, keys: number, disabled: boolean): AuditEvent => ({
      type: "account",
      account: id,
      label: id,
      region: "eu",
      disabled,
      status: "read",
      keys,
    });
    const fleet = applyEvents(emptyFleet(), [
      account("self", 90, false),
      account("subuser:x", 1, true),
    ]);
    const rules = (scopes: string[]) =>
      auditFleet(fleet, { account: "self", api_key_id: "me", scopes }).findings.map(
        (one) => one.rule,
      );
    const both = ["disabled-subuser-with-keys", "near-key-cap"];
    expect(rules(["api_keys.read", "subusers.read", "2fa_required"]).sort()).toEqual(both);
    expect(rules(["api_keys.read", "mail.send"])).toContain("signed-in-key-too-powerful");
  });

  it("see a parent's key that may reach into subusers, and not a subuser's own", () => {
    const own = { region: "global", disabled: false, status: "read", keys: 1 } as const;
    const minting = (account: string): AuditEvent => ({
      type: "key",
      account,
      api_key_id: account,
      name: "x",
      shape: 1,
      readAtMs: 1,
    });
    const alone: AuditEvent[] = [
      { type: "shape", id: 1, scopes: ["api_keys.update"] },
      { type: "account", account: "self", label: "a", ...own },
      minting("self"),
    ];
    const both: AuditEvent[] = [
      ...alone,
      { type: "account", account: "subuser:x", label: "x", ...own },
      minting("subuser:x"),
    ];
    const reaching = (events: AuditEvent[]) =>
      auditFleet(applyEvents(emptyFleet(), events))
        .findings.filter((one) => one.rule === "reaches-subusers")
        .map((one) => one.account);
    expect(reaching(alone)).toEqual([]);
    expect(reaching(both)).toEqual(["self"]);

    // Neither an audit of the own account alone nor a refused list proves that there are no subusers.
    const refused = { type: "account", account: "subuser:", label: "S", ...own } as const;
    for (const events of [
      alone,
      [...alone, { ...refused, status: "failed", keys: null } as const],
    ]) {
      const { findings, outcomes } = auditFleet(applyEvents(emptyFleet(), events));
      expect(findings.filter((one) => one.rule === "reaches-subusers")).toEqual([]);
      expect(outcomes.find((one) => one.rule === "reaches-subusers")).toMatchObject({ unknown: 1 });
    }
  });

  it("about subusers are clear only where the subusers are known", () => {
    const own = { region: "global", disabled: false, keys: 1 } as const;
    const fleetOf = (target: string, ...ids: string[]) =>
      applyEvents(emptyFleet(target), [
        { type: "shape", id: 1, scopes: ["api_keys.update"] },
        ...ids.flatMap((account): AuditEvent[] => [
          { type: "account", account, label: account, ...own, status: "read" },
          { type: "key", account, api_key_id: "k", name: "x", shape: 1, readAtMs: 1 },
        ]),
        {
          type: "done",
          startedAtMs: 1,
          finishedAtMs: 2,
          accounts: { read: 1, failed: 0, total: 1 },
          keys: { read: 1, failed: 0, total: 1 },
        },
      ]);
    const refused = applyEvents(fleetOf("all", "self"), [
      { type: "account", account: "subuser:", label: "S", ...own, status: "failed", keys: null },
    ]);
    const outcomesOf = (fleet: Fleet) =>
      ["reaches-subusers", "disabled-subuser-with-keys"].map((rule) => {
        const one = auditFleet(fleet).outcomes.find((outcome) => outcome.rule === rule);
        return [one?.clear, one?.unknown, one?.subusers];
      });
    expect(outcomesOf(fleetOf("self", "self"))).toEqual([
      [0, 1, "unlisted"],
      [1, 1, "unlisted"],
    ]);
    expect(outcomesOf(refused)).toEqual([
      [0, 1, "refused"],
      [1, 1, "refused"],
    ]);
    // The scan asked for every account, and there is one.
    expect(outcomesOf(fleetOf("all", "self"))).toEqual([
      [1, 0, null],
      [1, 0, null],
    ]);
    // A subuser has no subusers; we never ask whether a customer account has any.
    expect(outcomesOf(fleetOf("subuser:x", "subuser:x"))).toEqual([
      [1, 0, null],
      [1, 0, null],
    ]);
    expect(outcomesOf(fleetOf("account-id:c", "account-id:c"))).toEqual([
      [0, 1, "unlisted"],
      [1, 1, "unlisted"],
    ]);
  });

  it("see the odd one among keys alike", () => {
    const key = (id: string, shape: number): AuditEvent => ({
      type: "key",
      account: "self",
      api_key_id: id,
      name: id,
      shape,
      readAtMs: 1,
    });
    const fleet = applyEvents(emptyFleet(), [
      { type: "shape", id: 1, scopes: ["mail.send"] },
      { type: "shape", id: 2, scopes: ["mail.send", "stats.read"] },
      ...["a", "b", "c"].map((id) => key(id, 1)),
      key("d", 2),
    ]);
    const odd = auditFleet(fleet).findings.find((one) => one.rule === "odd-one-out");
    expect(odd).toMatchObject({ api_key_id: "d", detail: "+stats.read beside 3 keys alike" });
  });

  it("run over 20,000 keys of 300 shapes and lose none", () => {
    const shapes: AuditEvent[] = Array.from({ length: 300 }, (_, id) => ({
      type: "shape",
      id,
      scopes: ALL.filter((_scope, at) => (at * 7 + id * 13) % 97 < (id % 10) * 4 + 1),
    }));
    const keys: AuditEvent[] = Array.from({ length: 20_000 }, (_, at) => ({
      type: "key",
      account: `subuser:s${at % 1000}`,
      api_key_id: `k${at}`,
      name: `key ${at}`,
      shape: (at * 31) % 300,
      readAtMs: 1,
    }));
    const fleet = applyEvents(emptyFleet(), [...shapes, ...keys]);
    const { findings, outcomes } = auditFleet(fleet);
    expect(findings.length).toBeGreaterThan(20_000);
    for (const { found, clear, unknown, total } of outcomes)
      expect(found + clear + unknown).toBe(total);
    expect(outcomes.some(({ total }) => total === 20_000)).toBe(true);
  });
});

describe("analyse", () => {
  it("drops no scope, and agrees with its parts", () => {
    fc.assert(
      fc.property(someScopes, (scopes) => {
        const all = analyse(scopes);
        expect([...all.real, ...all.pseudo].sort()).toEqual([...new Set(scopes)].sort());
        expect(all.print.flatMap((cell) => cell.scopes).sort()).toEqual(all.real);
      }),
    );
  });
});
