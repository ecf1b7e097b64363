import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { fleetOfSnapshot } from "../snapshot/as-fleet";
import { isWhole, snapshotOf } from "../snapshot/snapshot";
import { ACCOUNTS, act, keyOf, opened, sealed, withDecision } from "../testing/reviews";
import { fleetOf, snapshotWith } from "../testing/snapshots";
import { reviewCsv } from "./csv";
import { openEnds } from "./open-ends";
import { populationOf } from "./population";
import { standingDecisions } from "./review";
import { reviewScript } from "./script";
import { isLapsed, standingsIn } from "./standing";

const unchanged = () => "unchanged" as const;

function linesOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = csv
    .trim()
    .split("\r\n")
    .map((line) => Array.from(line.matchAll(/"((?:[^"]|"")*)"/g), ([, cell = ""]) => cell));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
}

describe("a snapshot as a fleet", () => {
  it("makes the same snapshot again", () => {
    const whole = snapshotWith({ self: { keys: [{ id: "a", scopes: ["mail.send"] }] } });
    const fleet = fleetOfSnapshot(whole);
    const { tool, target } = whole;
    expect(snapshotOf(fleet, { tool, target, savedAtMs: 0 })).toEqual(whole);
  });

  it("keeps what was not read unread", async () => {
    const { snapshot } = await opened();
    const fleet = fleetOfSnapshot(snapshot);
    expect(fleet.keys.find(({ api_key_id }) => api_key_id === "dark")?.shape).toBeNull();
    expect(isWhole(snapshot)).toBe(false);
    const cut = fleetOfSnapshot(snapshotWith({ "subuser:x": { keys: null } }));
    expect(cut.accounts.get("subuser:x")?.status).toBe("failed");
  });
});

it("a snapshot as a fleet counts what was read and what was not, and is at its end", () => {
  const snapshot = snapshotWith({
    self: {
      keys: [
        { id: "a", scopes: ["mail.send", "2fa_required"] },
        { id: "b", scopes: null },
        { id: "c", scopes: null },
      ],
    },
    "subuser:x": { keys: null },
    "subuser:y": { keys: null },
  });
  const fleet = fleetOfSnapshot(snapshot);
  expect(fleet.progress).toMatchObject({
    accounts: { read: 1, failed: 2, total: 3 },
    keys: { read: 1, failed: 2, total: 3 },
    stale: 0,
    waitingUntilMs: null,
    paused: false,
  });
  expect(fleet.shapes.get(0)).toEqual(["2fa_required", "mail.send"]);
  expect([fleet.startedAtMs, fleet.finishedAtMs]).toEqual([10_000_000, 10_002_000]);
  expect([...fleet.accounts.values()].map(({ status }) => status)).toEqual([
    "read",
    "failed",
    "failed",
  ]);
});

describe("what became of a key", () => {
  it("is told by what is read now, and gone only where all was read", async () => {
    const review = await opened();
    const { keys } = populationOf(review);
    const standing = (accounts: typeof ACCOUNTS, finished = true) => {
      const of = standingsIn(fleetOf(accounts, { finished }));
      return Object.fromEntries(keys.map((each) => [each.ref, of(each)]));
    };
    expect(standing(ACCOUNTS)).toMatchObject({ "self/web": "unchanged", "self/dark": "unknown" });
    const self = (scopes: string[] | null) => ({ self: { keys: [{ id: "mighty", scopes }] } });
    expect(standing(self(["mail.send"]))).toMatchObject({
      "self/mighty": "narrowed",
      "self/web": "gone",
      "subuser:one/web": "unknown",
    });
    expect(standing(self(["mail.send", "billing.read"]))).toMatchObject({
      "self/mighty": "rescoped",
    });
    expect(standing(self(null))).toMatchObject({ "self/mighty": "unknown" });
    expect(standing({ self: { keys: null } })).toMatchObject({ "self/web": "unknown" });
    expect(standing(self([]), false)).toMatchObject({ "self/web": "unknown" });
  });

  it("makes a decision lapse, unless it is what was decided", () => {
    expect(isLapsed({ decision: "retain" }, "narrowed")).toBe(true);
    expect(isLapsed({ decision: "reduce" }, "narrowed")).toBe(false);
    expect(isLapsed({ decision: "reduce" }, "rescoped")).toBe(true);
    expect(isLapsed({ decision: "revoke" }, "gone")).toBe(false);
    expect(isLapsed({ decision: "retain" }, "unknown")).toBe(false);
  });
});

describe("the evidence", () => {
  it("has a row for each key, and says in each what is open", async () => {
    const review = await withDecision(await opened(), act([keyOf(await opened(), "web")]));
    const rows = linesOf(reviewCsv(review, unchanged));
    expect(rows).toHaveLength(7);
    for (const row of rows) {
      expect(row.review_state).toBe(
        "INCOMPLETE: scopes of 6 of 7 keys read, in 2 of 2 accounts listed to the end. 6 of 7 keys undecided. Not signed off.",
      );
      expect(row.last_used).toBe("not exposed by SendGrid API");
    }
    expect(rows.find((row) => row.api_key_id === "dark")).toMatchObject({
      scopes: "unknown: not read",
      privileged: "unknown: not read",
      decision: "undecided",
    });
    expect(rows.find((row) => row.account === "self" && row.api_key_id === "web")).toMatchObject({
      decision: "retain",
      reviewer: "Ada",
      seconds: "7",
      key_now: "unchanged",
      decided_at: "1970-01-01T05:33:21Z",
    });
  });

  it("of a whole and sealed review has nothing open", async () => {
    const review = await sealed(await opened({ self: { keys: [{ id: "a", scopes: [] }] } }));
    expect(openEnds(review)).toBe("");
    expect(linesOf(reviewCsv(review, unchanged))[0]?.review_state).toBe("complete");
  });

  it("writes nothing that a spreadsheet takes for a formula", async () => {
    const review = await opened({ self: { keys: [{ id: "a", name: "=1+1", scopes: [] }] } });
    const rationale = "=HYPERLINK(1) and more";
    const said = await withDecision(review, act([keyOf(review, "a")], { rationale }));
    const [row] = linesOf(reviewCsv(said, unchanged));
    expect([row?.name, row?.rationale]).toEqual(["'=1+1", `'${rationale}`]);
  });
});

describe("the script", () => {
  const NAME = "evil\n$(touch /tmp/no) 'x' \u202egnp";

  it("has a call for each key to revoke or reduce, and for none whose scopes are others now", async () => {
    const begun = await opened({
      self: {
        keys: [
          { id: "gone", name: NAME, scopes: ["stats.read"] },
          { id: "less", scopes: ["api_keys.create", "mail.send"] },
          { id: "kept", scopes: ["mail.send"] },
        ],
      },
    });
    let review = begun;
    for (const [id, decision] of [
      ["gone", "revoke"],
      ["less", "reduce"],
      ["kept", "retain"],
    ] as const) {
      review = await withDecision(review, act([keyOf(begun, id)], { decision }));
    }
    expect(standingDecisions(review).size).toBe(3);
    const script = reviewScript(review, unchanged);
    expect(script.match(/^curl /gm)).toHaveLength(2);
    expect(script).toContain("--request DELETE 'https://api.sendgrid.com/v3/api_keys/gone'");
    expect(script).toContain("--request PUT 'https://api.sendgrid.com/v3/api_keys/less'");
    expect(script).toContain("# Drops 1 of its 2 scopes, for the finding mints-keys.");
    expect(script).not.toContain("api_keys/kept");
    expect(script).not.toContain("\u202e");
    // A shell that only parses it finds no fault, and no part of a name begins a line.
    expect(execFileSync("sh", ["-n"], { input: script }).toString()).toBe("");
    expect(script.split("\n").filter((line) => line.startsWith("$"))).toEqual([]);
    const lapsed = reviewScript(review, () => "rescoped");
    expect(lapsed.match(/^curl /gm)).toBeNull();
    expect(lapsed).toContain("Its scopes have changed since the decision");
  });

  it("calls nothing for a key whose id can be none", async () => {
    const review = await opened({ self: { keys: [{ id: "..", scopes: ["stats.read"] }] } });
    const said = act([keyOf(review, "..")], { decision: "revoke" });
    const script = reviewScript(await withDecision(review, said), unchanged);
    expect(script).toContain("so there is no call for it");
    expect(script.match(/^curl /gm)).toBeNull();
  });

  it("of a review that takes nothing away says so", async () => {
    expect(reviewScript(await opened(), unchanged)).toContain(
      "# No key is to be revoked or reduced.",
    );
  });
});
