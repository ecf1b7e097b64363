import { createHash } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { verifyReview } from "../review/read";
import { reviewFile } from "../review/review";
import { digest, opened, sealed } from "../testing/reviews";
import { snapshotWith } from "../testing/snapshots";
import { list, moment, orNull, ParseError, text, whole } from "./foreign-json";
import { readSnapshot } from "./read";
import { snapshotFile, snapshotText } from "./snapshot";

// The author of a file can give it matching hashes, so the reader accepts contents only in the required form.
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");

/** Every place inside a value: where it is, and the value with something else there. */
function placesOf(value: Json, at = ""): { at: string; was: Json; put: (other: Json) => Json }[] {
  if (typeof value !== "object" || value === null) return [];
  const parts: [string, Json, (other: Json) => Json][] = Array.isArray(value)
    ? value.map((each, index) => [`${at}[${index}]`, each, (other) => value.with(index, other)])
    : Object.entries(value).map(([name, each]) => [
        at === "" ? name : `${at}.${name}`,
        each,
        (other) => ({ ...value, [name]: other }),
      ]);
  return parts.flatMap(([place, was, put]) => [
    { at: place, was, put },
    ...placesOf(was, place).map((one) => ({ ...one, put: (other: Json) => put(one.put(other)) })),
  ]);
}

/** Values that can't stand where this one does. */
function misfitsFor(was: Json): Json[] {
  if (typeof was === "string") return [5, [], {}];
  if (typeof was === "number") return ["5", -1, 0.5, 1e300, []];
  if (typeof was === "boolean") return ["true", 0, null];
  if (Array.isArray(was)) return [{}, "x", null];
  return was === null ? [[], true] : [[], "x", null];
}

/** The place that a refusal names, which may be that of the enclosing part. */
function expectPlace(problem: string, at: string) {
  const named = /\(at ([^)]+)\)/.exec(problem)?.[1] ?? "";
  expect(named, `${at}: ${problem}`).not.toBe("");
  expect(at.startsWith(named) || named.startsWith(at), `${at}: ${problem}`).toBe(true);
}

const parsed = (content: string): { [name: string]: Json } => JSON.parse(content);

describe("a snapshot whose hash fits", () => {
  const sample = snapshotWith({
    self: { label: "acme", keys: [{ id: "a", scopes: ["mail.send", "2fa_required"] }] },
    "subuser:x": { keys: [{ id: "b", scopes: null }] },
  });
  const { sha256: _, ...content } = parsed(snapshotFile(sample, sha256(snapshotText(sample))));
  const read = (file: Json) => {
    const said = sha256(`${JSON.stringify(file)}\n`);
    return readSnapshot(`${JSON.stringify({ ...Object(file), sha256: said })}\n`, digest);
  };

  it("is read as it is", async () => {
    expect(await read(content)).toEqual({ ok: true, snapshot: sample });
  });

  it("is refused with the place for anything else at any place of it", async () => {
    const places = placesOf(content).filter(({ at }) => at !== "format" && at !== "version");
    expect(places.length).toBeGreaterThan(40);
    for (const { at, was, put } of places) {
      for (const misfit of misfitsFor(was)) {
        const reading = await read(put(misfit));
        if (reading.ok) throw new Error(`${at} may be ${JSON.stringify(misfit)}`);
        expectPlace(reading.problem, at);
      }
    }
  });

  it("is refused for a key of no account in it, or of no shape in it", async () => {
    const [key] = sample.keys;
    for (const odd of [
      { ...key, account: "subuser:y" },
      { ...key, shape: 1 },
    ]) {
      expect(await read({ ...content, keys: [odd] })).toMatchObject({
        ok: false,
        problem: expect.stringContaining("(at keys)"),
      });
    }
  });

  it.each([
    ["region", "us"],
    ["status", "done"],
    ["status", ""],
  ])("is refused for an account whose %s is %j", async (name, value) => {
    const accounts = sample.accounts.map((each) => ({ ...each, [name]: value }));
    expect(await read({ ...content, accounts })).toMatchObject({
      problem: expect.stringMatching(/\(at accounts\[0\]/),
    });
  });
});

describe("a review", () => {
  it("is refused with the place for anything else at any place of what people said", async () => {
    const review = parsed(reviewFile(await sealed(await opened())));
    const said = ["opening", "opening_sha256", "decisions", "acknowledgement"];
    const places = placesOf(review).filter(({ at }) =>
      said.some((part) => at === part || at.startsWith(`${part}.`) || at.startsWith(`${part}[0]`)),
    );
    expect(places.length).toBeGreaterThan(30);
    for (const { at, was, put } of places) {
      for (const misfit of misfitsFor(was).filter((each) => each !== null)) {
        const reading = await verifyReview(`${JSON.stringify(put(misfit))}\n`, digest);
        if (reading.ok) throw new Error(`${at} may be ${JSON.stringify(misfit)}`);
        expect(reading.broken).toEqual({ part: "file" });
        expectPlace(reading.problem, at);
      }
    }
  });

  it("is refused for a decision that nobody can make", async () => {
    const review = parsed(reviewFile(await sealed(await opened())));
    const [place] = placesOf(review).filter(({ at }) => at === "decisions[0].decision");
    const reading = await verifyReview(`${JSON.stringify(place?.put("delete"))}\n`, digest);
    expect(reading).toMatchObject({
      ok: false,
      problem: expect.stringContaining("(at decisions[0].decision)"),
    });
  });
});

test("each kind of value is itself, and nothing near it", () => {
  const last = 8_640_000_000_000_000;
  expect([text("", "p"), whole(0, "p"), moment(last, "p")]).toEqual(["", 0, last]);
  expect(whole(Number.MAX_SAFE_INTEGER, "p")).toBe(Number.MAX_SAFE_INTEGER);
  expect(orNull(text)(null, "p")).toBeNull();
  expect(list(text)(["a"], "p")).toEqual(["a"]);
  const refused: (() => unknown)[] = [
    () => text(undefined, "p"),
    () => whole(Number.MAX_SAFE_INTEGER + 1, "p"),
    () => whole(Number.NaN, "p"),
    () => whole(-1, "p"),
    () => moment(last + 1, "p"),
    () => orNull(text)(undefined, "p"),
    () => list(text)({ length: 0 }, "p"),
  ];
  for (const one of refused) expect(one).toThrow(ParseError);
  for (const one of refused) expect(one).toThrow(/^p$/);
  expect(() => list(text)(["a", 1], "p")).toThrow("p[1]");
});
