import { describe, expect, it } from "vitest";
import type { ReviewKey } from "@/lib/audit/review/population";
import { sandboxed } from "../testing/sandboxed";
import { storeSignedOff } from "../testing/stored-review";

const { clone, control, file, runWith } = sandboxed();
const DAY_MS = 86_400_000;
const NOW = Date.now();
const ID = "reviewed".padEnd(22, "x");

let stores = 0;
/** A clone with one account, a store, and the snapshot of a scan in it. */
async function reviewable() {
  const apiKey = clone("solo", { rateLimit: null });
  const put = [{ api_key_id: ID, name: "reviewed", scopes: ["mail.send", "stats.read"] }];
  control().editKeys(apiKey, { removed: [], put });
  const name = `overdue-${stores++}`;
  const [dataDir, snapshot] = [file(name), file(`${name}.json`)];
  const scan = (...more: string[]) => {
    const args = ["scan", "--account", "self", "--store", "--quiet", "--fail-on", "never", ...more];
    return runWith(apiKey, args, { env: { DATA_DIR: dataDir } });
  };
  expect((await scan("--snapshot", snapshot)).code).toBe(0);
  return {
    apiKey,
    sign: (
      daysAgo: number,
      say?: (key: ReviewKey) => { decision: "revoke" | "reduce" | "retain"; due?: string },
    ) =>
      storeSignedOff({
        dataDir,
        snapshot,
        signedOffMs: NOW - daysAgo * DAY_MS,
        ...(say && { say }),
      }),
    scan,
    remind: () => scan("--fail-on-overdue-review"),
  };
}

/** Another decision on the key that is not signed in, and retain on the others. */
const onReviewed = (said: { decision: "revoke" | "reduce"; due: string }) => (one: ReviewKey) =>
  one.key.api_key_id === ID ? said : ({ decision: "retain" } as const);

describe("--fail-on-overdue-review", () => {
  it("is 1 where nobody ever signed off, and 0 for 90 days after somebody did", async () => {
    const { sign, scan, remind } = await reviewable();
    const never = await remind();
    expect(never).toMatchObject({ code: 1, out: "" });
    expect(never.err).toContain("review overdue: No review of these keys has been signed off.");
    expect((await scan()).code, "without the option").toBe(0);
    await sign(89);
    expect(await remind()).toEqual({ code: 0, out: "", err: "" });
  });

  it("is 1 once 90 days are over, and 0 again with a newer sign-off", async () => {
    const { sign, remind } = await reviewable();
    await sign(92);
    const { code, err } = await remind();
    expect(err).toMatch(/review overdue: The last review was signed off 92 days ago/);
    expect(code).toBe(1);
    await sign(1);
    expect((await remind()).code).toBe(0);
  });

  it("is 1 where a clock was wrong as it was signed off, and 0 again with one of a right clock", async () => {
    const { sign, remind } = await reviewable();
    await sign(-400);
    const { code, err } = await remind();
    expect(err).toContain("which is yet to come");
    expect(code).toBe(1);
    await sign(1);
    expect((await remind()).code).toBe(0);
  });

  it("is 1 once a key has other scopes than were signed off, and names it", async () => {
    const { apiKey, sign, remind } = await reviewable();
    await sign(1);
    const put = [{ api_key_id: ID, name: "reviewed", scopes: ["mail.send", "api_keys.create"] }];
    control().editKeys(apiKey, { removed: [], put });
    const { code, err } = await remind();
    expect(err).toContain(`Scopes of 1 key have changed since the last review: ${ID}.`);
    expect(code).toBe(1);
  });

  it.each([
    ["revoke", "still there", []],
    ["reduce", "still has mail.send", ["mail.send"]],
  ] as const)(
    "is 1 once the day of what was decided is over and it is not done: %s",
    async (decision, words, scopes) => {
      const { apiKey, sign, remind } = await reviewable();
      const due = (days: number) => new Date(NOW + days * DAY_MS).toISOString().slice(0, 10);
      await sign(3, onReviewed({ decision, due: due(2) }));
      expect((await remind()).code, "there is time left").toBe(0);
      await sign(2, onReviewed({ decision, due: due(-1) }));
      const { code, err } = await remind();
      expect(err).toMatch(
        new RegExp(`review overdue: ${decision} ${ID}: ${words}.*overdue since ${due(-1)}`),
      );
      expect(code).toBe(1);
      const put = scopes.length === 0 ? [] : [{ api_key_id: ID, name: "reviewed", scopes }];
      control().editKeys(apiKey, { removed: put.length === 0 ? [ID] : [], put: [...put] });
      expect((await remind()).code, "it is done").toBe(0);
    },
  );

  it("is 3, and neither 0 nor 1, where the list could not be read", async () => {
    const { apiKey, sign, remind } = await reviewable();
    await sign(1);
    control().setFaults(apiKey, [{ kind: "status", status: 403, match: "^/v3/api_keys(\\?|$)" }]);
    const { code, err } = await remind();
    expect(err).toContain("whether a review is overdue is not known");
    expect(code).toBe(3);
  });

  it("needs --store, and says so before anything is read", async () => {
    const { code, err } = await runWith(clone("solo"), ["scan", "--fail-on-overdue-review"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "key-audit: --fail-on-overdue-review needs --store: reviews are in it.\n",
    });
  });
});
