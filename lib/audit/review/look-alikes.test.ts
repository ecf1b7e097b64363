import { describe, expect, it } from "vitest";
import { ADA, act, digest, keyOf, OWN_KEY, opened, sealed, withDecision } from "../testing/reviews";
import { acknowledge } from "./decide";
import { verifyReview } from "./read";
import { hashOf, headOf, type Review, reviewFile } from "./review";
import { acknowledgementFlaw, LOOK_ALIKE, lookAlikeWarning } from "./rules";

/** Ada opened it; Kern alone decided. */
async function byKern(): Promise<Review> {
  const reviewer = { ...ADA, name: "Kern" };
  return { ...(await sealed(await opened(), { reviewer })), acknowledgement: null };
}

/** Signed off as an earlier version did, which told these names apart. */
async function signedBy(name: string): Promise<Review> {
  const review = await byKern();
  const acknowledged_by = { name, role: "" };
  const said = { acknowledged_by, acknowledged_at_ms: 20_002_000, head: headOf(review) };
  return { ...review, acknowledgement: { ...said, sha256: await hashOf(said, digest) } };
}

describe("a name that looks like a reviewer's", () => {
  it("signs nothing off, and its bearer reads what to do", async () => {
    const review = await byKern();
    expect(acknowledgementFlaw({ name: "Kem" }, review, 0)).toBe(LOOK_ALIKE);
    expect(acknowledgementFlaw({ name: "kern" }, review, 0)).toContain("second person");
    expect(acknowledgementFlaw({ name: "Kem Novak" }, review, 0)).toBeNull();
  });

  it("signed off once: the file holds, and says it", async () => {
    const old = await signedBy("Kem");
    expect(await verifyReview(reviewFile(old), digest)).toEqual({ ok: true, review: old });
    expect(lookAlikeWarning(old)).toContain("two people");
    expect(lookAlikeWarning(await signedBy("Cy"))).toBeNull();
    expect(lookAlikeWarning(await byKern())).toBeNull();
  });

  it.each(["Kern", " KERN ", "Ｋern"])("that is the same one, %j, never held", async (name) => {
    const { ok } = await verifyReview(reviewFile(await signedBy(name)), digest);
    expect(ok).toBe(false);
  });

  it("attested the key that the review was opened with: the file holds", async () => {
    const kern = { ...ADA, name: "Kern" };
    const begun = await opened();
    const { opening } = begun;
    const changed = { ...opening, opened_by: kern };
    const review = { ...begun, opening: changed, opening_sha256: await hashOf(changed, digest) };
    const own = [keyOf(review, OWN_KEY)];
    const made = await withDecision(review, act(own, { reviewer: { ...ADA, name: "Bo" } }));
    const [decision] = made.decisions;
    if (decision === undefined) throw new Error("No decision.");
    const { sha256: _, ...said } = { ...decision, reviewer: { ...ADA, name: "Kem" } };
    const old = { ...made, decisions: [{ ...said, sha256: await hashOf(said, digest) }] };
    expect(await verifyReview(reviewFile(old), digest)).toEqual({ ok: true, review: old });
  });
});

it("a sign-off is judged by the name that is written, without the secret of a pasted key", async () => {
  const pasted = (letter: string) => `SG.${"i".repeat(22)}.${letter.repeat(43)}`;
  const reviewer = { ...ADA, name: pasted("s") };
  const done = { ...(await sealed(await opened(), { reviewer })), acknowledgement: null };
  const again = await acknowledge(done, { by: { name: pasted("t"), role: "" }, atMs: 1 }, digest);
  expect(again).toMatchObject({ ok: false });
});
