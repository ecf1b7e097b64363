import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  ADA_BY_PROXY,
  act,
  digest,
  keyOf,
  opened,
  openedFully,
  sealed,
  withDecision,
} from "../testing/reviews";
import { anyAccounts } from "../testing/snapshots";
import { type BrokenPart, verifyReview } from "./read";
import { hashOf, type Review, reviewFile } from "./review";

let review: Review;
let file: string;
let full: Review;

beforeAll(async () => {
  review = await sealed(await opened());
  file = reviewFile(review);
  full = await sealed(await openedFully(), {
    reviewer: ADA_BY_PROXY,
    ticket: "SEC-120",
    due: "2026-12-31",
  });
});

async function brokenIn(content: string) {
  const read = await verifyReview(content, digest);
  if (read.ok) throw new Error("It was read.");
  return read;
}

/** The file with one place of its JSON changed and the rest as it was. */
function with_(change: (json: ReturnType<typeof JSON.parse>) => void): string {
  const json = JSON.parse(file);
  change(json);
  return `${JSON.stringify(json)}\n`;
}

describe("a review's file", () => {
  it("gives back the review that it was made of, and the same text again", async () => {
    await fc.assert(
      fc.asyncProperty(anyAccounts, async (accounts) => {
        const made = await sealed(await opened(accounts));
        const read = await verifyReview(reviewFile(made), digest);
        expect(read).toEqual({ ok: true, review: made });
        if (read.ok) expect(reviewFile(read.review)).toBe(reviewFile(made));
      }),
      { numRuns: 40 },
    );
  });

  it("can be gone on with after it was read", async () => {
    const begun = await opened();
    const read = await verifyReview(reviewFile(begun), digest);
    if (!read.ok) throw new Error(read.problem);
    const next = await withDecision(read.review, act([keyOf(read.review, "web")]));
    expect(await verifyReview(reviewFile(next), digest)).toEqual({ ok: true, review: next });
  });

  it("keeps owners, controls, what was asked, tickets, days and who said each name", async () => {
    const read = await verifyReview(reviewFile(full), digest);
    expect(read).toEqual({ ok: true, review: full });
    expect(full.opening).toMatchObject({ controls: [{ keys: null }, {}], manifest: [{}, {}] });
    expect(full.decisions[0]).toMatchObject({ ticket: "SEC-120", due: "2026-12-31" });
    for (const { reviewer } of full.decisions) expect(reviewer.named_by).toContain("proxy");
    expect(full.acknowledgement?.acknowledged_by.named_by).toContain("X-Forwarded-Email");
  });

  it("of version 1, as earlier releases wrote it, holds to the letter", async () => {
    const first = readFileSync(join(import.meta.dirname, "../testing/review-v1.json"), "utf8");
    const read = await verifyReview(first, digest);
    if (!read.ok) throw new Error(read.problem);
    expect(read.review).toMatchObject({
      version: 1,
      acknowledgement: { head: expect.any(String) },
    });
    expect(reviewFile(read.review)).toBe(first);
    const renamed = first.replace('"version":1,"statement"', '"version":2,"statement"');
    expect((await verifyReview(renamed, digest)).ok).toBe(false);
  });

  it("says in its first lines that it is INCOMPLETE where not all was read, and cannot be made to say otherwise", async () => {
    const said = "INCOMPLETE: scopes of 6 of 7 keys read, in 2 of 2 accounts listed to the end.";
    expect(JSON.parse(file).population).toBe(said);
    expect(Object.keys(JSON.parse(file)).indexOf("population")).toBeLessThan(4);
    const denied = file.replace(said, said.replace("INCOMPLETE", "Complete"));
    expect((await verifyReview(denied, digest)).ok).toBe(false);
    const whole = reviewFile(await opened({ self: { keys: [{ id: "a", scopes: [] }] } }));
    expect(JSON.parse(whole).population).toMatch(/^Complete: scopes of 1 of 1 keys/);
  });

  it("does not hold with one character changed in fifty places", async () => {
    const first = readFileSync(join(import.meta.dirname, "../testing/review-v1.json"), "utf8");
    for (const whole of [first, file, reviewFile(full)]) {
      for (let place = 0; place < 50; place += 1) {
        const at = Math.floor((place * (whole.length - 1)) / 49);
        const other = whole[at] === "x" ? "y" : "x";
        const changed = whole.slice(0, at) + other + whole.slice(at + 1);
        expect((await verifyReview(changed, digest)).ok, `at ${at}`).toBe(false);
      }
    }
  });

  it("shows any change of one character", async () => {
    const files = [file, reviewFile(full)];
    const sign = fc.constantFrom("0", "1", "a", "b", " ", '"', "{", "}", ",", "\\", "é", "");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        sign,
        fc.boolean(),
        async (whole, anywhere, put, isInserted) => {
          const place = anywhere % whole.length;
          const rest = whole.slice(isInserted ? place : place + 1);
          const changed = whole.slice(0, place) + put + rest;
          fc.pre(changed !== whole);
          expect((await verifyReview(changed, digest)).ok).toBe(false);
        },
      ),
      { numRuns: 800 },
    );
  });

  it("that is none says so", async () => {
    for (const content of ["", "no", "[]", "null", '{"format":"x"}', file.slice(0, -9)]) {
      expect((await brokenIn(content)).broken).toEqual({ part: "file" });
    }
    expect((await brokenIn(file.slice(0, -9))).problem).toContain("cut off");
    const newer = with_((json) => Object.assign(json, { version: 99 }));
    expect((await brokenIn(newer)).problem).toContain("newer version");
  });

  it.each<[string, Record<string, unknown>, BrokenPart, string]>([
    ["a version that is no number", { version: "9" }, { part: "file" }, "as this tool writes"],
    ["no snapshot", { snapshot: undefined }, { part: "snapshot" }, ""],
    ["a snapshot that is none", { snapshot: { format: "x" } }, { part: "snapshot" }, ""],
    ["no opening", { opening: undefined }, { part: "file" }, "(at opening)"],
    ["no hash of its opening", { opening_sha256: 1 }, { part: "file" }, "(at opening_sha256)"],
    ["decisions that are none", { decisions: {} }, { part: "file" }, "(at decisions)"],
    [
      "a decision of no kind",
      { decisions: [{ decision: "x" }] },
      { part: "file" },
      "(at decisions",
    ],
    ["no acknowledgement", { acknowledgement: 1 }, { part: "file" }, "(at acknowledgement)"],
    ["another hash", { opening_sha256: "x" }, { part: "opening" }, "changed after"],
  ])("with %s is refused, and says where", async (_, fields, broken, words) => {
    const refused = await brokenIn(with_((json) => Object.assign(json, fields)));
    expect(refused.broken).toEqual(broken);
    expect(refused.problem).toContain(words);
  });
});

it("a review with lists thousands deep is refused, and never uses up the stack", async () => {
  for (const depth of [5_000, 200_000, 20]) {
    const value = "[".repeat(depth) + "]".repeat(depth);
    const files = [
      file.replace(/^\{/, `{"deep":${value},`),
      file.replace('"snapshot":{', `"snapshot":{"deep":${value},`),
      file.replace(/"snapshot":\{.*?\},"decisions"/, `"snapshot":${value},"decisions"`),
    ];
    for (const deep of files) expect((await brokenIn(deep)).broken).toEqual({ part: "file" });
  }
});

describe("what was changed is named", () => {
  it("the snapshot", async () => {
    const renamed = with_((json) => Object.assign(json.snapshot.keys[0], { name: "other" }));
    expect((await brokenIn(renamed)).broken).toEqual({ part: "snapshot" });
    const other = await opened({ self: { keys: [] } });
    const swapped = with_((json) =>
      Object.assign(json, { snapshot: JSON.parse(reviewFile(other)).snapshot }),
    );
    expect((await brokenIn(swapped)).broken).toEqual({ part: "snapshot" });
  });

  it("the opening", async () => {
    const other = with_((json) => Object.assign(json.opening.opened_by, { name: "Eve" }));
    expect((await brokenIn(other)).broken).toEqual({ part: "opening" });
  });

  it("a decision by its place: changed, taken out, or in another order", async () => {
    const changed = with_((json) =>
      Object.assign(json.decisions[2], { rationale: "Another reason it is." }),
    );
    expect((await brokenIn(changed)).broken).toEqual({ part: "decision", at: 3 });
    const without = with_((json) => json.decisions.splice(3, 1));
    expect((await brokenIn(without)).broken).toEqual({ part: "decision", at: 4 });
    const turned = with_((json) => json.decisions.reverse());
    expect((await brokenIn(turned)).broken).toEqual({ part: "decision", at: 1 });
  });

  it("the acknowledgement", async () => {
    const other = with_((json) =>
      Object.assign(json.acknowledgement.acknowledged_by, { name: "Eve" }),
    );
    expect((await brokenIn(other)).broken).toEqual({ part: "acknowledgement" });
    const shorter = with_((json) => json.decisions.pop());
    expect((await brokenIn(shorter)).broken).toEqual({ part: "acknowledgement" });
  });

  it("what the rules forbid, though all its hashes fit", async () => {
    const forged: Review = { ...review, decisions: [], acknowledgement: null };
    const keys = [{ ...keyOf(review, "dark"), analysis: keyOf(review, "web").analysis }];
    const next = await withDecision(forged, act(keys));
    const read = await brokenIn(reviewFile(next));
    expect(read.broken).toEqual({ part: "decision", at: 1 });
    expect(read.problem).toContain("not read");
  });

  it("a decision made of other scopes than the key's, though all its hashes fit", async () => {
    const begun = await opened();
    const [made] = (await withDecision(begun, act([keyOf(begun, "web")]))).decisions;
    if (made === undefined) throw new Error("None was made.");
    for (const scopes_sha256 of [await digest("others"), null]) {
      const { sha256: _, ...said } = { ...made, scopes_sha256 };
      const forged = { ...said, sha256: await hashOf(said, digest) };
      const read = await brokenIn(reviewFile({ ...begun, decisions: [forged] }));
      expect(read.broken).toEqual({ part: "decision", at: 1 });
      expect(read.problem).toContain("other scopes");
    }
  });

  it("an acknowledgement of other decisions, though its own hash fits", async () => {
    if (review.acknowledgement === null) throw new Error("It is sealed.");
    const { sha256: _, ...said } = { ...review.acknowledgement, head: review.opening_sha256 };
    const acknowledgement = { ...said, sha256: await hashOf(said, digest) };
    const read = await brokenIn(reviewFile({ ...review, acknowledgement }));
    expect(read.broken).toEqual({ part: "acknowledgement" });
    expect(read.problem).toContain("other decisions");
  });
});
