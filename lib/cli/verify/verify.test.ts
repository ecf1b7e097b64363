import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decide } from "@/lib/audit/review/decide";
import { type Review, reviewFile } from "@/lib/audit/review/review";
import { act, digest, keyOf, opened } from "@/lib/audit/testing/reviews";
import { run } from "../testing/run-key-audit";
import { sandboxed } from "../testing/sandboxed";

const { clone, file, runWith } = sandboxed();

async function decided(): Promise<Review> {
  const review = await opened();
  const outcome = await decide(review, act([keyOf(review, "web")]), digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...review, decisions: outcome.made };
}

describe("key-audit verify", () => {
  it("says that a snapshot holds, and of one that was changed that it does not", async () => {
    const path = file("snapshot");
    await runWith(clone("acme"), ["scan", "--quiet", "--snapshot", path]);
    const held = await run(["verify", path]);
    expect(held.out).toMatch(/^Holds: a snapshot\.\nSHA-256 [\da-f]{64}\n/);
    expect(held.out).toContain("Scopes of 93 of 93 keys, in 15 accounts\n");
    expect(held.code).toBe(0);
    expect(await run(["verify", "--quiet", path])).toEqual({ code: 0, out: "", err: "" });
    writeFileSync(path, readFileSync(path, "utf8").replace("production-api", "production-app"));
    const broken = await run(["verify", path]);
    expect(broken.out).toMatch(/^Does not hold\.\nThis file was changed after it was saved/);
    expect(broken.code).toBe(1);
  });

  it("says that a review holds, and where one does not", async () => {
    const path = file("review");
    const text = reviewFile(await decided());
    writeFileSync(path, text);
    const held = await run(["verify", path]);
    expect(held.out).toMatch(/^Holds: a review\./);
    expect(held.out).toMatch(/\n1 key of \d decided, in 1 decision\n/);
    expect(held.out).toContain("It does not prove who anybody is.");
    expect(held.code).toBe(0);
    writeFileSync(path, text.replace('"decision":"retain"', '"decision":"revoke"'));
    const broken = await run(["verify", path]);
    expect(broken.out).toBe("Does not hold.\ndecision 1: It was changed after it was made.\n");
    expect(broken.code).toBe(1);
  });

  it("does not take a byte for the sign that a lenient reader puts in its place", async () => {
    const path = file("lossy");
    const review = await decided();
    const noted = { ...review, opening: { ...review.opening, note: "Q4 \ufffd" } };
    const text = Buffer.from(reviewFile(noted));
    const at = text.indexOf(Buffer.from("\ufffd"));
    writeFileSync(
      path,
      Buffer.concat([text.subarray(0, at), Buffer.of(0xff), text.subarray(at + 3)]),
    );
    expect(at).toBeGreaterThan(0);
    expect(await run(["verify", path])).toMatchObject({ code: 2, out: "" });
  });

  it("is no judge of what is neither, and takes one file", async () => {
    writeFileSync(file("text"), "hello");
    expect(await run(["verify", file("text")])).toMatchObject({ code: 1 });
    expect(await run(["verify"])).toMatchObject({ code: 2, out: "" });
    expect(await run(["verify", file("missing")])).toMatchObject({ code: 2, out: "" });
  });
});
