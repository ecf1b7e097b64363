import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fleetOfSnapshot } from "@/lib/audit/snapshot/as-fleet";
import { type Snapshot, snapshotFile, snapshotText } from "@/lib/audit/snapshot/snapshot";
import { fleetOf, type PlainAccount, snapshotWith } from "@/lib/audit/testing/snapshots";
import { type CompareRequest, compareFiles, exportChanges } from "./compare-files";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const means = { digest: async (text: string) => sha256(text), nowMs: 30_000_000 };
const fileOf = (snapshot: Snapshot, name = "s.json") =>
  new File([snapshotFile(snapshot, sha256(snapshotText(snapshot)))], name);

const own = (...scopes: string[]): Record<string, PlainAccount> => ({
  self: { label: "acme", keys: [{ id: "a", name: "=cmd()", scopes }] },
});
const earlier = fileOf(snapshotWith(own("mail.send"), { atMs: 10_000_000, target: "self" }));
const later = fileOf(snapshotWith(own("billing.read"), { atMs: 20_000_000, target: "self" }));
const now = {
  fleet: fleetOf(own("mail.send", "api_keys.create"), { startedAtMs: 29_000_000 }),
  target: "self",
};
const request: CompareRequest = {
  files: [later, earlier],
  now,
  from: null,
  to: null,
  shown: "changed",
};

describe("comparing files", () => {
  it("puts them in the order they were read in, and compares the newest with the one before", async () => {
    const { scans, pair, problems } = await compareFiles(request, means);
    expect(scans.map(({ file }) => file)).toEqual([1, 0, null]);
    expect(pair).toEqual({ older: 1, newer: 2 });
    expect(problems.size).toBe(0);
  });

  it("compares from another reading when asked, and never from the newest or none", async () => {
    const from = async (at: number) => (await compareFiles({ ...request, from: at }, means)).pair;
    expect(await from(0)).toEqual({ older: 0, newer: 2 });
    for (const at of [2, 7, -1]) expect(await from(at)).toEqual({ older: 1, newer: 2 });
  });

  it("bounds a change by all scans, and not by the two alone", async () => {
    const { outcome } = await compareFiles({ ...request, from: 0 }, means);
    if (outcome?.ok !== true) throw new Error("Nothing was compared.");
    expect(outcome.gained).toBe("1 key can now create or change API keys or logins.");
    expect(outcome.shown[0]?.history.rescoped).toEqual({ afterMs: 20_001_000, byMs: 29_001_000 });
  });

  it("goes on without a file that is none, and says what is wrong with it", async () => {
    const files = [new File(["no"], "notes.txt"), earlier];
    const { problems, scans, pair } = await compareFiles({ ...request, files }, means);
    expect([...problems.keys()]).toEqual([0]);
    expect(scans).toHaveLength(2);
    expect(pair).not.toBeNull();
    const alone = await compareFiles({ ...request, files: [earlier], now: null }, means);
    expect(alone).toMatchObject({ pair: null, outcome: null });
  });

  it("knows a list that was not read by its name in earlier releases, which is a subuser's now", async () => {
    const unread = snapshotWith({ ...own("mail.send"), "subuser:": { keys: null } });
    const starred = (each: { account: string }) =>
      each.account === "subuser:" ? { account: "subuser:*" } : {};
    const old: Snapshot = {
      ...unread,
      accounts: unread.accounts.map((each) => ({ ...each, ...starred(each) })),
      not_read: unread.not_read.map((each) => ({ ...each, ...starred(each) })),
    };
    const subuser = { "subuser:*": { keys: [{ id: "b", scopes: ["mail.send"] }] } };
    const fleet = fleetOf({ ...own("mail.send"), ...subuser }, { startedAtMs: 29_000_000 });
    const files = [fileOf(old)];
    const { outcome } = await compareFiles(
      { ...request, files, now: { fleet, target: "all" } },
      means,
    );
    if (outcome?.ok !== true) throw new Error("Nothing was compared.");
    expect(outcome.accounts.map(({ account, kind }) => [account, kind])).toEqual([
      ["subuser:", "readable"],
      ["subuser:*", "readable"],
    ]);
    expect(fleetOfSnapshot(old).holes.map(({ account }) => account)).toEqual(["subuser:"]);
    expect([...fleetOfSnapshot(old).accounts.keys()]).toEqual(["self", "subuser:"]);
  });

  it("shows one kind of change only, and counts them all", async () => {
    const { outcome } = await compareFiles({ ...request, shown: "removed" }, means);
    expect(outcome).toMatchObject({ shown: [], counts: { rescoped: 1, compared: 1 } });
  });
});

describe("taking changes along", () => {
  it("writes a row for each key shown, which no spreadsheet runs", async () => {
    const made = await exportChanges(request, "csv", means);
    expect(made?.name).toBe("sendgrid-changes_acme_1970-01-01.csv");
    const [head = "", row = "", ...rest] = ((await made?.file.text()) ?? "").split("\r\n");
    expect(rest).toEqual([""]);
    const cells = (line: string) => line.slice(1, -1).split('","');
    const value = Object.fromEntries(cells(head).map((name, at) => [name, cells(row)[at]]));
    expect(value).toMatchObject({
      api_key_id: "a",
      name_after: "'=cmd()",
      change: "rescoped",
      scopes_gained: "api_keys.create mail.send",
      scopes_lost: "billing.read",
      rescoped_after: "1970-01-01T05:33:21Z",
      rescoped_by: "1970-01-01T08:03:21Z",
    });
  });

  it("writes JSON of the same", async () => {
    const made = await exportChanges(request, "json", means);
    const { keys, accounts_compared } = JSON.parse((await made?.file.text()) ?? "");
    expect(accounts_compared).toBe(1);
    expect(keys).toMatchObject([{ api_key_id: "a", change: "rescoped", name_after: "=cmd()" }]);
  });
});
