import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { snapshotFile, snapshotText } from "@/lib/audit/snapshot/snapshot";
import { snapshotWith } from "@/lib/audit/testing/snapshots";
import { sha256 } from "@/lib/server/process/sha256";
import { run } from "../testing/run-key-audit";
import { sandboxed } from "../testing/sandboxed";

const { clone, control, file, runWith } = sandboxed();

/** Scans an account into a file. */
async function snapshotTo(key: string, name: string, args: readonly string[] = []) {
  await runWith(key, ["scan", "--quiet", "--snapshot", file(name), ...args]);
  return file(name);
}

describe("key-audit diff", () => {
  it("says what changed, worst first, and ends with 1; with 0 where nothing did", async () => {
    const key = clone("acme");
    const before = await snapshotTo(key, "before");
    const { keys } = JSON.parse(readFileSync(before, "utf8"));
    // Leaves out the signed-in key: its id is random, and so is its position.
    const isPlain = ({ account, name }: { account: string; name: string }) =>
      account === "self" && name !== "key-audit";
    const [web, spare] = keys.filter(isPlain);
    control().editKeys(key, {
      removed: [spare.api_key_id],
      put: [
        { api_key_id: "newly-made-000000000000", name: "new", scopes: ["api_keys.create"] },
        { api_key_id: web.api_key_id, name: "renamed", scopes: ["stats.read", "mail.send"] },
      ],
    });
    const after = await snapshotTo(key, "after");
    const { code, out, err } = await run(["diff", before, after]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(/^CHANGE +NAME +API KEY ID +ACCOUNT +WHAT\n/);
    expect(out).toMatch(/\nadded +new +newly-made-000000000000 +acme +can now: .*mint/);
    expect(out).toMatch(new RegExp(`\nremoved +.* ${spare.api_key_id} `));
    expect(out).toMatch(
      new RegExp(`\nscopes changed, renamed +renamed +${web.api_key_id} .*was "`),
    );
    expect(out).toMatch(
      /\nOf 94 keys in 15 accounts: 1 added, 1 removed, 1 with changed scopes and 1 renamed; /,
    );
    const same = await run(["diff", after, await snapshotTo(key, "again")]);
    expect(same.out).toMatch(/^None of 93 keys in 15 accounts was added, removed/);
    expect(same.code).toBe(0);
    const json = await run(["diff", "--json", "-", "--csv", file("c.csv"), before, after]);
    expect(JSON.parse(json.out).keys).toHaveLength(3);
    expect(readFileSync(file("c.csv"), "utf8").split("\r\n")).toHaveLength(5);
  });

  it("compares days of the store's history, as far as the key's own accounts go", async () => {
    const key = clone("solo");
    const given = { env: { DATA_DIR: file("data") } };
    await runWith(key, ["scan", "--quiet", "--account", "self", "--store"], given);
    const put = { api_key_id: "newly-made-000000000000", name: "new", scopes: ["stats.read"] };
    control().editKeys(key, { removed: [], put: [put] });
    const now = await snapshotTo(key, "now", ["--account", "self"]);
    const today = `stored:${new Date().toISOString().slice(0, 10)}`;
    const { code, out } = await runWith(key, ["diff", "--account", "self", today, now], given);
    expect(out).toMatch(/\nadded +new +newly-made/);
    expect(code).toBe(1);
    const before = ["diff", "--account", "self", "stored:2020-01-01", now];
    expect((await runWith(key, before, given)).err).toContain("Nothing is recorded");
    const stranger = ["diff", "--account", "self", today, now];
    expect((await runWith(clone("limited"), stranger, given)).err).toContain("Nothing is recorded");
    for (const day of ["yesterday", "2026-02-30"]) {
      const wrong = await runWith(key, ["diff", `stored:${day}`, now], given);
      expect(wrong).toMatchObject({ code: 2, out: "" });
      expect(wrong.err).toContain("is named as stored:2026-11-30");
    }
    const ahead = await runWith(key, ["diff", now, "stored:2999-01-01"], given);
    expect(ahead.err).toContain("stored:2999-01-01 is still to come");
    expect(ahead.code).toBe(2);
  });

  it("calls nothing removed that was not read, and ends with 3 then", async () => {
    const key = clone("solo");
    const whole = await snapshotTo(key, "whole", ["--account", "self"]);
    control().setFaults(key, [{ kind: "status", status: 403, match: "^/v3/api_keys\\?" }]);
    const unread = await snapshotTo(key, "unread", ["--account", "self"]);
    const { code, out } = await run(["diff", whole, unread]);
    expect(out).toMatch(/could not be read now: SendGrid denied access/);
    expect(out).not.toContain("removed");
    expect(code).toBe(3);
    expect((await run(["diff", "--allow-incomplete", whole, unread])).code).toBe(0);
  });

  it("refuses what cannot be compared, with the reason", async () => {
    const put = (name: string, text: string) => {
      writeFileSync(file(name), text);
      return file(name);
    };
    const snapshot = snapshotWith({
      self: { label: "a", keys: [{ id: "x", scopes: ["stats.read"] }] },
    });
    const good = put("good", snapshotFile(snapshot, sha256(snapshotText(snapshot))));
    const other = snapshotWith({
      self: { label: "b", keys: [{ id: "y", scopes: ["stats.read"] }] },
    });
    const stranger = put("other", snapshotFile(other, sha256(snapshotText(other))));
    const tries = [
      [["diff", good], /takes two snapshots/],
      [["diff", good, file("missing")], /There is no/],
      [["diff", good, put("text", "hello")], /This isn’t a snapshot/],
      [
        ["diff", good, put("changed", readFileSync(good, "utf8").replace('"x"', '"z"'))],
        /was changed after/,
      ],
      [["diff", good, stranger], /different parents/],
      [["diff", "--json", "-", "--csv", "-", good, good], /Two formats/],
    ] as const;
    await Promise.all(
      tries.map(async ([args, why]) => {
        const { code, err, out } = await run(args);
        expect(err).toMatch(why);
        expect({ code, out }).toEqual({ code: 2, out: "" });
      }),
    );
  });
});
