import { describe, expect, it } from "vitest";
import { fleetOfSnapshot } from "../snapshot/as-fleet";
import { ACCOUNTS, act, keyOf, opened, sealed, withDecision } from "../testing/reviews";
import { type PlainAccount, type PlainKey, snapshotWith } from "../testing/snapshots";
import { HOLDS_DAYS } from "./carried";
import { overdueReasons } from "./overdue";

const DAY_MS = 86_400_000;
const SIGNED_MS = 20_002_000;
const own = ACCOUNTS.self?.keys ?? [];

const fleetWith = (keys: readonly PlainKey[] | null, more: Record<string, PlainAccount> = {}) =>
  fleetOfSnapshot(snapshotWith({ ...ACCOUNTS, ...more, self: { ...ACCOUNTS.self, keys } }));
const given = (scopes: readonly string[] | null, ...ids: string[]) =>
  fleetWith(own.map((key) => (ids.includes(key.id) ? { ...key, scopes } : key)));

describe("a review", () => {
  it("is overdue where none was signed off", async () => {
    const none = ["No review of these keys has been signed off."];
    expect(overdueReasons(null, fleetWith(own), SIGNED_MS)).toEqual(none);
    expect(overdueReasons(await opened(), fleetWith(own), SIGNED_MS)).toEqual(none);
  });

  it("is overdue once its sign-off no longer holds, and not a moment before", async () => {
    const review = await sealed(await opened());
    const lastMs = SIGNED_MS + HOLDS_DAYS * DAY_MS;
    expect(overdueReasons(review, fleetWith(own), lastMs)).toEqual([]);
    expect(overdueReasons(review, fleetWith(own), lastMs + 1)).toEqual([
      "The last review was signed off 90 days ago; that holds for 90.",
    ]);
    expect(overdueReasons(review, fleetWith(own), SIGNED_MS + 120.5 * DAY_MS)).toEqual([
      "The last review was signed off 120 days ago; that holds for 90.",
    ]);
  });

  it("is overdue where its sign-off is yet to come: its age is not known", async () => {
    expect(overdueReasons(await sealed(await opened()), fleetWith(own), -2 * DAY_MS)).toEqual([
      "The last review was signed off on 1970-01-01, which is yet to come: check the clocks.",
    ]);
  });

  it("is overdue where keys have other scopes than were decided on, of which three are named", async () => {
    const review = await sealed(await opened());
    const reasons = (...ids: string[]) =>
      overdueReasons(review, given(["billing.read"], ...ids), SIGNED_MS);
    expect(reasons("web")).toEqual(["Scopes of 1 key have changed since the last review: web."]);
    expect(reasons("own", "mighty", "web")[0]).toMatch(/^Scopes of 3 keys .*: \w+, \w+ and \w+\.$/);
    expect(reasons("own", "mighty", "web", "worker", "odd")[0]).toMatch(
      /^Scopes of 5 keys .*: \w+, \w+, \w+ and 2 more\.$/,
    );
  });

  it("is overdue where what it decided is not done by its day, as far as that is known", async () => {
    const due = "1970-01-02";
    const open = await opened();
    const asked = await withDecision(open, act([keyOf(open, "web")], { decision: "revoke", due }));
    const { acknowledgement } = await sealed(open);
    const review = { ...asked, acknowledgement };
    const afterMs = 2 * DAY_MS;
    expect(overdueReasons(review, fleetWith(own), afterMs - 1)).toEqual([]);
    expect(overdueReasons(review, fleetWith(own), afterMs)).toEqual([
      "revoke web: still there, overdue since 1970-01-02.",
    ]);
    const gone = own.filter(({ id }) => id !== "web");
    expect(overdueReasons(review, fleetWith(gone), afterMs)).toEqual([]);
    expect(overdueReasons(review, fleetWith(null), afterMs)).toEqual([]);
  });

  it("is not overdue by what was not read, nor by keys that it never decided", async () => {
    const review = await sealed(await opened());
    expect(overdueReasons(review, given(null, "web", "worker"), SIGNED_MS)).toEqual([]);
    const late = fleetWith([...own, { id: "late", scopes: ["api_keys.create"] }]);
    expect(overdueReasons(review, late, SIGNED_MS)).toEqual([]);
  });
});
