import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRESH_MS } from "../fleet/fresh-ms";
import { anyAccounts, fleetOf, snapshotWith } from "../testing/snapshots";
import { readSnapshot } from "./read";
import {
  SNAPSHOT_CHECK,
  SNAPSHOT_VERSION,
  snapshotFile,
  snapshotOf,
  snapshotText,
} from "./snapshot";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const digest = async (text: string) => sha256(text);
const read = (content: string) => readSnapshot(content, digest);

const SAVED = { tool: { name: "t", version: "1" }, target: "self" };

const SAMPLE = snapshotWith({
  self: {
    label: "acme",
    keys: [
      { id: "b", scopes: ["templates.read", "mail.send", "2fa_required"] },
      { id: "a", scopes: null },
      { id: "c", scopes: [] },
    ],
  },
  "subuser:x": { keys: null },
  "subuser:": { keys: null },
});
const FILE = snapshotFile(SAMPLE, sha256(snapshotText(SAMPLE)));

async function problemOf(content: string): Promise<string> {
  const result = await read(content);
  if (result.ok) throw new Error("It was read.");
  return result.problem;
}

/** A file that is not a snapshot but has a matching hash: only its form can give it away. */
function sealed(content: Record<string, unknown>): string {
  return JSON.stringify({ ...content, sha256: sha256(`${JSON.stringify(content)}\n`) });
}

describe("a snapshot", () => {
  it("has keys and scopes sorted, SendGrid's own apart, and null for what is not read", () => {
    expect(SAMPLE.keys.map(({ api_key_id, shape }) => [api_key_id, shape])).toEqual([
      ["a", null],
      ["b", 0],
      ["c", 1],
    ]);
    expect(SAMPLE.shapes).toEqual([
      { scopes: ["mail.send", "templates.read"], set_by_sendgrid: ["2fa_required"] },
      { scopes: [], set_by_sendgrid: [] },
    ]);
    expect(SAMPLE.accounts.map(({ account, status }) => [account, status])).toEqual([
      ["self", "read"],
      ["subuser:", "not_listed"],
      ["subuser:x", "failed"],
    ]);
    expect(SAMPLE.not_read.map(({ account, api_key_id }) => [account, api_key_id])).toEqual([
      ["self", "a"],
      ["subuser:", null],
      ["subuser:x", null],
    ]);
  });

  it("is the same text whatever the order things were read in", () => {
    fc.assert(
      fc.property(anyAccounts, (accounts) => {
        const turned = Object.fromEntries(
          Object.entries(accounts)
            .reverse()
            .map(([id, each]) => [id, { ...each, keys: each.keys?.toReversed() ?? null }]),
        );
        expect(snapshotText(snapshotWith(turned))).toBe(snapshotText(snapshotWith(accounts)));
      }),
    );
  });

  it("says between which times all of it was read", () => {
    expect(SAMPLE.read_after_ms).toBe(10_000_000);
    expect(SAMPLE.read_before_ms).toBe(10_002_000);
  });

  it("is the same whenever it is saved, once the scan has ended", () => {
    const fleet = fleetOf({ self: { keys: [{ id: "a", scopes: [] }] } });
    const savedAt = (savedAtMs: number) => snapshotOf(fleet, { ...SAVED, savedAtMs });
    expect(snapshotText(savedAt(20_000_000))).toBe(snapshotText(savedAt(30_000_000)));
  });

  it("of a scan that goes on begins when that says, and proves no account", () => {
    const fleet = fleetOf({ self: { keys: [{ id: "a", scopes: [] }] } }, { finished: false });
    const running = { ...fleet, startedAtMs: 9_999_000 };
    expect(snapshotOf(running, { ...SAVED, savedAtMs: 10_005_000 })).toMatchObject({
      read_after_ms: 9_999_000,
      read_before_ms: 10_005_000,
      accounts: [{ status: "unfinished" }],
    });
  });

  it("of a scan that has not said when it began, bounds are those of its keys, with what it may have taken over", () => {
    const fleet = fleetOf({ self: { keys: [{ id: "a", scopes: [] }] } }, { finished: false });
    expect(snapshotOf(fleet, { ...SAVED, savedAtMs: 10_005_000 })).toMatchObject({
      read_after_ms: 10_001_000 - FRESH_MS,
      read_before_ms: 10_005_000,
    });
  });

  it("has no time of reading for a key whose scopes are not in it", () => {
    const fleet = fleetOf({ self: { keys: [{ id: "a", scopes: ["mail.send"] }] } });
    // The key refers to a missing set, so its scopes are as unknown as if nobody had asked.
    const { keys } = snapshotOf(
      { ...fleet, shapes: new Map() },
      { ...SAVED, savedAtMs: 20_000_000 },
    );
    expect(keys).toMatchObject([{ shape: null, read_at_ms: null }]);
    expect(snapshotOf(fleet, { ...SAVED, savedAtMs: 20_000_000 }).keys).toMatchObject([
      { shape: 0, read_at_ms: 10_001_000 },
    ]);
  });

  it("proves nothing of any account without the end of its scan", () => {
    const cut = snapshotWith({ self: { keys: [] } }, { finished: false });
    expect(cut.accounts.map(({ status }) => status)).toEqual(["unfinished"]);
  });
});

describe("a file", () => {
  it("gives back the snapshot that it was made of", async () => {
    await fc.assert(
      fc.asyncProperty(anyAccounts, async (accounts) => {
        const snapshot = snapshotWith(accounts);
        const file = snapshotFile(snapshot, sha256(snapshotText(snapshot)));
        expect(await read(file)).toEqual({ ok: true, snapshot });
      }),
    );
  });

  it("is checked by the shell as it is here", async () => {
    const folder = await mkdtemp(join(tmpdir(), "snapshot-"));
    const path = join(folder, "snapshot.json");
    await writeFile(path, FILE);
    const said = execFileSync("sh", ["-c", SNAPSHOT_CHECK.replace("FILE", `'${path}'`)]).toString();
    expect(said.split(" ")[0]).toBe(sha256(snapshotText(SAMPLE)));
    await rm(folder, { recursive: true });
  });

  it("that is none says so", async () => {
    expect(await problemOf("")).toContain("This isn’t a snapshot. Choose");
    expect(await problemOf("account,name\r\nself,web\r\n")).toContain("This isn’t a snapshot.");
    for (const other of ["null", "[]", '"x"', "1", "{}", '{"version":1,"keys":[]}']) {
      expect(await problemOf(other)).toMatch(/isn’t a snapshot|not a snapshot/);
    }
  });

  it("that is cut anywhere is never read", async () => {
    const cut = fc.integer({ min: 0, max: FILE.length - 2 });
    await fc.assert(
      fc.asyncProperty(cut, async (length) => {
        expect((await read(FILE.slice(0, length))).ok).toBe(false);
      }),
    );
    expect(await problemOf(FILE.slice(0, 300))).toContain("cut off");
  });

  it("that was changed says so, whatever was changed", async () => {
    expect(await problemOf(FILE.replace('"name":"b"', '"name":"B"'))).toContain("changed after");
    expect(await problemOf(FILE.replace('"shape":1', '"shape":0'))).toContain("changed after");
    expect(await problemOf(FILE.replace(/,"sha256":"[0-9a-f]{64}"\}\n$/, "}"))).toContain(
      "changed",
    );
    const more = fc.tuple(fc.string({ minLength: 1 }), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(more, async ([name, value]) => {
        const file = { ...JSON.parse(FILE), [`x${name}`]: value };
        expect((await read(JSON.stringify(file))).ok).toBe(false);
      }),
    );
  });

  it("of a newer version says to update", async () => {
    const newer = sealed({ ...SAMPLE, version: SNAPSHOT_VERSION + 1 });
    expect(await problemOf(newer)).toContain("Update this tool first.");
  });

  it("in another form is refused with the place, whatever stands there", async () => {
    const at = (change: Record<string, unknown>) => problemOf(sealed({ ...SAMPLE, ...change }));
    expect(await at({ keys: [{ ...SAMPLE.keys[0], name: 7 }] })).toContain("(at keys[0].name)");
    for (const shape of [SAMPLE.shapes.length, 9]) {
      expect(await at({ keys: [{ ...SAMPLE.keys[0], shape }] })).toContain("(at keys)");
    }
    expect(await at({ keys: [{ ...SAMPLE.keys[0], account: "other" }] })).toContain("(at keys)");
    expect(await at({ read_before_ms: 9e15 })).toContain("(at read_before_ms)");
    expect(await at({ accounts: [{ ...SAMPLE.accounts[0], status: "gone" }] })).toContain(
      "accounts",
    );
    const field = fc.constantFrom(...Object.keys(SAMPLE));
    await fc.assert(
      fc.asyncProperty(field, fc.jsonValue(), async (name, value) => {
        // It is read, or refused with a sentence; it never throws at the page.
        const result = await read(sealed({ ...SAMPLE, [name]: value }));
        if (!result.ok) expect(result.problem).toMatch(/\.$/);
      }),
    );
  });

  it("of lists thousands deep is refused as any other, and never uses up the stack", async () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      for (const depth of [5_000, 200_000, 20]) {
        const value = `${open.repeat(depth)}0${close.repeat(depth)}`;
        const file = FILE.replace(/^\{/, `{"deep":${value},`);
        expect(await problemOf(file)).toContain("isn’t a snapshot as this tool");
        expect(await problemOf(value)).toContain("isn’t a snapshot as this tool");
      }
    }
  });

  it("is not believed where it cannot be checked", async () => {
    expect(await readSnapshot(FILE, async () => null)).toMatchObject({
      ok: false,
      problem: expect.stringContaining("can’t check it"),
    });
  });
});
