import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { act, digest, keyOf, opened, sealed, withDecision } from "../testing/reviews";
import { anyAccounts } from "../testing/snapshots";
import { verifyReview } from "./read";
import { hashOf, type Review, reviewFile } from "./review";

let review: Review;
let file: string;

beforeAll(async () => {
  review = await sealed(await opened());
  file = reviewFile(review);
});

async function brokenIn(content: string) {
  const reading = await verifyReview(content, digest);
  if (reading.ok) throw new Error("It was read.");
  return reading;
}

/** The file after one place of its JSON was changed, everything else as it was. */
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
        const reading = await verifyReview(reviewFile(made), digest);
        expect(reading).toEqual({ ok: true, review: made });
        if (reading.ok) expect(reviewFile(reading.review)).toBe(reviewFile(made));
      }),
      { numRuns: 40 },
    );
  });

  it("can be gone on with after it was read", async () => {
    const begun = await opened();
    const reading = await verifyReview(reviewFile(begun), digest);
    if (!reading.ok) throw new Error(reading.problem);
    const next = await withDecision(reading.review, act([keyOf(reading.review, "web")]));
    expect(await verifyReview(reviewFile(next), digest)).toEqual({ ok: true, review: next });
  });

  it("shows any change of one character", async () => {
    const at = fc.nat({ max: file.length - 1 });
    const sign = fc.constantFrom("0", "1", "a", "b", " ", '"', "{", "}", ",", "\\", "é", "");
    await fc.assert(
      fc.asyncProperty(at, sign, fc.boolean(), async (place, put, isInserted) => {
        const rest = file.slice(isInserted ? place : place + 1);
        const changed = file.slice(0, place) + put + rest;
        fc.pre(changed !== file);
        expect((await verifyReview(changed, digest)).ok).toBe(false);
      }),
      { numRuns: 400 },
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
    const reading = await brokenIn(reviewFile(next));
    expect(reading.broken).toEqual({ part: "decision", at: 1 });
    expect(reading.problem).toContain("not read");
  });

  it("a decision made of other scopes than the key's, though all its hashes fit", async () => {
    const begun = await opened();
    const [made] = (await withDecision(begun, act([keyOf(begun, "web")]))).decisions;
    if (made === undefined) throw new Error("None was made.");
    for (const scopes_sha256 of [await digest("others"), null]) {
      const { sha256: _, ...said } = { ...made, scopes_sha256 };
      const forged = { ...said, sha256: await hashOf(said, digest) };
      const reading = await brokenIn(reviewFile({ ...begun, decisions: [forged] }));
      expect(reading.broken).toEqual({ part: "decision", at: 1 });
      expect(reading.problem).toContain("other scopes");
    }
  });

  it("an acknowledgement of other decisions, though its own hash fits", async () => {
    if (review.acknowledgement === null) throw new Error("It is sealed.");
    const { sha256: _, ...said } = { ...review.acknowledgement, head: review.opening_sha256 };
    const acknowledgement = { ...said, sha256: await hashOf(said, digest) };
    const reading = await brokenIn(reviewFile({ ...review, acknowledgement }));
    expect(reading.broken).toEqual({ part: "acknowledgement" });
    expect(reading.problem).toContain("other decisions");
  });
});
