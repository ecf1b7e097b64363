import { describe, expect, it } from "vitest";
import { catalogueWords } from "../catalogue/version";
import { keyRef } from "../key-ref";
import {
  ADA,
  ADA_BY_PROXY,
  act,
  BOB,
  digest,
  keyOf,
  opened,
  openedFully,
  sealed,
  WHY,
  withDecision,
} from "../testing/reviews";
import { snapshotWith } from "../testing/snapshots";
import { reviewCsv } from "./csv";
import { openReview } from "./open";
import { openEnds } from "./open-ends";
import { isLowRisk, likeKeys, populationOf } from "./population";
import { REVIEW_VERSION, type Review, sealOf, statementOf } from "./review";
import { reviewScript } from "./script";
import type { Standing } from "./standing";

const always = (standing: Standing) => () => standing;

function rowsOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = csv
    .slice(1)
    .trim()
    .split("\r\n")
    .map((line) => line.slice(1, -1).split('","'));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
}

describe("the evidence of a review", () => {
  it("has of a decided key all that was known and said", async () => {
    const begun = await opened();
    const said = act([keyOf(begun, "mighty")], { decision: "reduce", reviewer: BOB });
    const review = await withDecision(begun, said);
    const [decision] = review.decisions;
    const row = rowsOf(reviewCsv(review, always("narrowed"))).find(
      (each) => each.api_key_id === "mighty",
    );
    const { snapshot, opening } = review;
    expect(row).toEqual({
      review_state: openEnds(review),
      account: "self",
      account_label: "acme",
      region: "global",
      account_disabled: "false",
      api_key_id: "mighty",
      name: "mighty",
      type: "Custom (inferred)",
      scope_count: "2",
      scopes: "api_keys.create mail.send",
      scopes_set_by_sendgrid: "",
      effects: "mint send",
      exposure: "61",
      severity: "high",
      privileged: "true",
      findings: expect.stringMatching(/^mints-keys \(high\) .*sender-does-more \(medium\)/),
      change_since_last_review: "no last review",
      created_after: "unknown: no history",
      created_before: "unknown: no history",
      scopes_changed_after: "unknown: no history",
      scopes_changed_before: "unknown: no history",
      owner: "no policy",
      purpose: "no policy",
      data_class: "no policy",
      control_references: "",
      controls_are: "",
      waiver_id: "no policy",
      waiver_expires: "no policy",
      ticket: "",
      due: "",
      remediation: "",
      reviewer_named_by: "typed",
      acknowledged_by_named_by: "",
      opened_by: "Ada",
      review_id: review.opening_sha256,
      decision: "reduce",
      rationale: WHY,
      reviewer: BOB.name,
      reviewer_role: BOB.role,
      reviewer_relation: BOB.relation,
      reviewer_signed_in_with: said.signed_in_with,
      decided_at: "1970-01-01T05:33:21Z",
      seconds: "7",
      decided_together: "1",
      scopes_sha256: decision?.scopes_sha256,
      decision_sha256: decision?.sha256,
      key_now: "narrowed",
      decision_lapsed: "false",
      review_sha256: sealOf(review),
      snapshot_sha256: opening.snapshot_sha256,
      read_after: "1970-01-01T02:46:40Z",
      read_before: "1970-01-01T02:46:42Z",
      review_note: "Quarterly",
      privileged_means: opening.privileged,
      tool_version: "t 1",
      catalogue_read_with: `${snapshot.catalogue.date} ${snapshot.catalogue.sha256}`,
      catalogue_judged_by: catalogueWords(),
      created: "not exposed by SendGrid API",
      created_by: "not exposed by SendGrid API",
      last_used: "not exposed by SendGrid API",
      expires: "not exposed by SendGrid API",
      acknowledged_by: "",
      acknowledged_by_role: "",
      acknowledged_at: "",
      proves: statementOf({ version: REVIEW_VERSION }),
    });
    const lapsed = rowsOf(reviewCsv(review, always("rescoped")));
    expect(lapsed.find((each) => each.api_key_id === "mighty")?.decision_lapsed).toBe("true");
  });

  it("has owner, purpose, controls, ticket, day, who named whom, what became of it, and what changed since", async () => {
    const last = await opened({
      self: {
        keys: [
          { id: "web", scopes: ["stats.read"] },
          { id: "mighty", scopes: ["mail.send"] },
        ],
      },
    });
    const more = { ticket: "SEC-120", due: "2026-12-31", reviewer: ADA_BY_PROXY };
    const review = await sealed(await openedFully(), more);
    const ref = (api_key_id: string) => keyRef({ account: "self", api_key_id });
    const [decision] = review.decisions;
    if (decision === undefined) throw new Error("Nothing is decided.");
    const carried = new Map([
      [ref("web"), { decision, state: "open", words: "still there", isOverdue: false } as const],
    ]);
    const interval = { afterMs: null, byMs: 1_000 };
    const life = { created: interval, renamed: null, rescoped: { afterMs: 1_000, byMs: 2_000 } };
    const lives = new Map([[ref("web"), life]]);
    const rows = rowsOf(reviewCsv(review, always("unchanged"), { carried, last, lives }));
    const rowOf = (id: string) =>
      rows.find(({ api_key_id, account }) => api_key_id === id && account === "self");
    expect(rowOf("web")).toMatchObject({
      owner: "web@example.com",
      purpose: "The shop",
      data_class: "",
      control_references: "SOC 2 CC6.1; PCI DSS 7.2.5.1",
      controls_are: "the organization’s own mapping, by its policy",
      waiver_id: "policy:few-scopes",
      waiver_expires: "2027-01-31",
      ticket: "SEC-120",
      due: "2026-12-31",
      remediation: "open: still there",
      reviewer: "ada@example.com",
      reviewer_named_by: "identity-aware proxy, header X-Forwarded-Email",
      acknowledged_by_named_by: "identity-aware proxy, header X-Forwarded-Email",
      change_since_last_review: "same",
      created_after: "unknown: before the history begins",
      created_before: "1970-01-01T00:00:01Z",
      scopes_changed_after: "1970-01-01T00:00:01Z",
      scopes_changed_before: "1970-01-01T00:00:02Z",
    });
    expect(rowOf("mighty")).toMatchObject({
      owner: "unowned",
      control_references: "SOC 2 CC6.1",
      waiver_id: "mints-keys (SEC-9); policy:few-scopes",
      waiver_expires: "2026-12-31; 2027-01-31",
      remediation: "",
      change_since_last_review: "scopes changed",
      created_after: "unknown: no history",
    });
    expect(rowOf("worker")).toMatchObject({ waiver_id: "", change_since_last_review: "new" });
    expect(rowOf("dark")?.change_since_last_review).toBe("new");
    const ofSubuser = rows.find(({ account }) => account === "subuser:one");
    expect(ofSubuser?.change_since_last_review, "it was not listed then").toBe("unknown: not read");
  });

  it("of a version that froze no waivers says that they are not recorded", async () => {
    const review = await openedFully();
    const before = { ...review, opening: { ...review.opening, waivers: undefined } };
    const [row] = rowsOf(reviewCsv(before, always("unchanged")));
    const unknown = "unknown: not recorded";
    expect(row).toMatchObject({ waiver_id: unknown, waiver_expires: unknown });
  });

  it("has nothing where nothing was decided, and unknown where nothing was read", async () => {
    const rows = rowsOf(reviewCsv(await opened(), always("unknown")));
    const unread = "unknown: not read";
    expect(rows.find((row) => row.api_key_id === "dark")).toMatchObject({
      type: unread,
      scope_count: unread,
      scopes: unread,
      scopes_set_by_sendgrid: unread,
      effects: unread,
      exposure: unread,
      severity: "unknown",
      privileged: unread,
      findings: "",
      decision: "undecided",
      rationale: "",
      reviewer: "",
      reviewer_role: "",
      reviewer_relation: "",
      reviewer_signed_in_with: "",
      decided_at: "",
      seconds: "",
      decided_together: "",
      scopes_sha256: "",
      decision_sha256: "",
      decision_lapsed: "",
    });
    expect(rows.find((row) => row.account === "subuser:one")).toMatchObject({
      scopes_set_by_sendgrid: "2fa_required",
      account_label: "subuser:one",
      privileged: "false",
    });
  });

  it("has of each key what SendGrid set of that one, however alike the rest is", async () => {
    const review = await opened({
      self: {
        keys: [
          { id: "a", scopes: ["mail.send", "2fa_required"] },
          { id: "b", scopes: ["mail.send"] },
        ],
      },
    });
    const rows = rowsOf(reviewCsv(review, always("unchanged")));
    const told = rows.map((row) => [row.api_key_id, row.scopes_set_by_sendgrid]);
    expect(Object.fromEntries(told)).toEqual({ a: "2fa_required", b: "" });
  });

  it("names who acknowledged it, and when", async () => {
    const review = await sealed(await opened({ self: { keys: [{ id: "a", scopes: [] }] } }));
    expect(rowsOf(reviewCsv(review, always("unchanged")))[0]).toMatchObject({
      review_state: "complete",
      acknowledged_by: "Cy",
      acknowledged_by_role: "management",
      acknowledged_at: "1970-01-01T05:33:22Z",
    });
  });

  it("of an account without keys is its state alone", async () => {
    const review = await opened({ self: { keys: [] } });
    expect(reviewCsv(review, always("gone"))).toBe('\uFEFF"review_state"\r\n"Not signed off."\r\n');
  });
});

describe("the keys of a review", () => {
  const KEYS = [
    { id: "low", scopes: ["stats.read"] },
    { id: "send", scopes: ["mail.send"] },
    { id: "send2", scopes: ["mail.send", "2fa_required"] },
    { id: "critical", scopes: ["teammates.update"] },
    { id: "high", scopes: ["api_keys.update"] },
    { id: "strange", scopes: ["api_keys.update", "x.new"] },
    { id: "dark", scopes: null },
    { id: "low2", scopes: ["stats.read"] },
  ];

  it("begin with what least is known of, then the worst, equals together", async () => {
    const population = populationOf(await opened({ self: { keys: KEYS } }));
    expect(population.keys.map(({ key }) => key.api_key_id)).toEqual([
      "dark",
      "strange",
      "critical",
      "high",
      "send",
      "send2",
      "low",
      "low2",
    ]);
    const lowRisk = population.keys.filter(isLowRisk).map(({ key }) => key.api_key_id);
    expect(lowRisk).toEqual(["send", "send2", "low", "low2"]);
  });

  it("are decided along with equals alone, undecided and nobody's own", async () => {
    const review = await opened({ self: { keys: KEYS } });
    const population = populationOf(review);
    const [decision] = (await withDecision(review, act([keyOf(review, "low2")]))).decisions;
    if (decision === undefined) throw new Error("One was made.");
    const like = (id: string, own: string[] = [], decided: readonly string[] = []) => {
      const one = population.keys.find(({ key }) => key.api_key_id === id);
      if (one === undefined) throw new Error(`No ${id}.`);
      const done = new Map(
        decided.map((id) => [keyRef({ account: "self", api_key_id: id }), decision]),
      );
      return likeKeys(population, one, done, own).map(({ key }) => key.api_key_id);
    };
    expect(like("send")).toEqual(["send2"]);
    expect(like("low")).toEqual(["low2"]);
    expect(like("low", ["low2"])).toEqual([]);
    expect(like("low", [], ["low2"])).toEqual([]);
    for (const alone of ["high", "critical", "strange", "dark"]) expect(like(alone)).toEqual([]);
  });

  it("are no equals for scopes that read the same with a space between them", async () => {
    const keys = [
      { id: "a", scopes: ["x y"] },
      { id: "b", scopes: ["x", "y"] },
      { id: "c", scopes: ["y", "x"] },
    ];
    const review = await opened({ self: { keys } });
    const [a, b, c] = keys.map(({ id }) => keyOf(review, id).analysis?.real);
    expect([a, b, c]).toEqual([["x y"], ["x", "y"], ["x", "y"]]);
  });

  it("of one exposure and kind are in the order of their scopes, whatever came first", async () => {
    // Their ids are in reverse order, as in a snapshot.
    const keys = ["b", "a", "c"].map((name, at) => ({
      id: `${["y", "z", "x"][at]}`,
      scopes: [`templates.versions.read`, `x.${name}`],
    }));
    const order = async (of: typeof keys) =>
      populationOf(await opened({ self: { keys: of } })).keys.map(({ key }) => key.api_key_id);
    expect(await order(keys)).toEqual(["z", "y", "x"]);
    expect(await order(keys.toReversed())).toEqual(["z", "y", "x"]);
  });

  it("count the finding about the key that is signed in only where its scopes are known", async () => {
    const rulesOf = async (scopes: string[] | null, opened_with = "own") => {
      const said = { note: "", opened_by: ADA, opened_with, opened_at_ms: 1 };
      const snapshot = snapshotWith({
        self: { keys: [{ id: "own", scopes }] },
        "subuser:x": { keys: [{ id: "sub", scopes }] },
      });
      return populationOf(await openReview(said, snapshot, digest)).keys.flatMap(({ findings }) =>
        findings.map(({ rule }) => rule),
      );
    };
    expect(await rulesOf(["mail.send", "api_keys.read"])).toContain("signed-in-key-too-powerful");
    expect(await rulesOf(null)).toEqual([]);
    expect(await rulesOf(["mail.send"], "sub")).toEqual([]);
  });
});

describe("the script of a review", () => {
  const scriptOf = async (
    decision: "reduce" | "revoke",
    standing: Standing,
    scopes = ["api_keys.create", "mail.send", "stats.read"],
  ) => {
    const begun = await opened({ self: { label: "acme", keys: [{ id: "k", scopes }] } });
    const review = await withDecision(begun, act([keyOf(begun, "k")], { decision }));
    return { review, script: reviewScript(review, always(standing)) };
  };
  const callsOf = (script: string) => script.match(/^curl .*$/gm) ?? [];

  it("says what it is, of which review, and by whom and why each call is made", async () => {
    const { review, script } = await scriptOf("reduce", "unchanged");
    expect(script).toMatch(/^#!\/bin\/sh\n/);
    expect(script).toMatch(/\nset -eu\n: "\$\{SENDGRID_API_KEY:\?is not set\}"\n/);
    expect(script).toContain(`\n# Review ${sealOf(review)}\n\n`);
    expect(script).toContain(`# reduce: k (k) of acme\n# Ada: ${WHY}\n# Drops 1 of its 3 scopes`);
    expect(script).toMatch(/}'\n\n$/);
    expect(callsOf(script)).toHaveLength(1);
  });

  it.each([
    ["reduce", "gone", /# It is gone already\./],
    ["revoke", "gone", /# It is gone already\./],
    ["reduce", "narrowed", /# It has fewer scopes already\./],
    ["revoke", "narrowed", /# Its scopes have changed since the decision/],
    ["reduce", "rescoped", /# Its scopes have changed since the decision/],
  ] as const)("makes no call to %s what is %s", async (decision, standing, why) => {
    const { script } = await scriptOf(decision, standing);
    expect(script).toMatch(why);
    expect(callsOf(script)).toEqual([]);
  });

  it("calls for what nobody can compare, since that is what was decided", async () => {
    expect(callsOf((await scriptOf("revoke", "unknown")).script)).toEqual([
      expect.stringContaining("--request DELETE"),
    ]);
  });

  it("reduces by what findings say to drop, and asks where none does", async () => {
    const { script } = await scriptOf("reduce", "unchanged", ["stats.read", "mail.send"]);
    expect(script).toContain("# No finding says which scopes to drop");
    expect(callsOf(script)).toEqual([]);
  });

  it("is in the order of the review, without those that stay", async () => {
    const keys = ["a", "b", "c"].map((id) => ({ id, scopes: ["stats.read"] }));
    let review: Review = await opened({ self: { keys } });
    for (const [id, decision] of [
      ["c", "revoke"],
      ["a", "revoke"],
      ["b", "investigate"],
    ] as const) {
      review = await withDecision(review, act([keyOf(review, id)], { decision }));
    }
    const calls = callsOf(reviewScript(review, always("unchanged")));
    expect(calls.map((call) => /api_keys\/(\w)/.exec(call)?.[1])).toEqual(["a", "c"]);
    expect(reviewScript(review, always("unchanged"))).not.toContain("No key is to be revoked");
  });
});
