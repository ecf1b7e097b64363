import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PolicyView } from "@/lib/contract/answers";

const GOOD = "version: 1\nrules:\n  - { id: few, max_scopes: 3 }\n";
const BROKEN = "version: 1\nrules:\n  - { id: few, max_scopes: many }\n";

describe("POLICY_FILE", () => {
  let folder = "";
  let path = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "key-audit-policy-"));
    path = join(folder, "key-audit.yml");
    vi.stubEnv("HOST", "127.0.0.1");
    vi.stubEnv("POLICY_FILE", path);
  });
  afterAll(() => rm(folder, { recursive: true }));
  // The process caches this file's policy, so each test starts without it.
  beforeEach(() => {
    vi.resetModules();
    Reflect.set(globalThis, Symbol.for("sendgrid-key-audit"), new Map());
  });
  const started = async (text: string) => {
    await writeFile(path, text);
    const { loadPolicy, currentPolicy } = await import("./policy-file");
    await loadPolicy();
    return currentPolicy;
  };

  it("is read as the process starts, and what is shown is what the contract says", async () => {
    const current = await started(GOOD);
    const view = await current();
    expect(PolicyView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      file: "key-audit.yml",
      policy: { rules: [{ id: "few" }] },
      warnings: [],
    });
  });

  it.each([
    ["an error", BROKEN, "POLICY_FILE, line 3, column 28: This is text, and should be a number."],
    ["nothing", "", "POLICY_FILE, line 1, column 1: The file is empty."],
    [
      "more than may be read",
      `version: 1\n#${" ".repeat(2_000_000)}`,
      "POLICY_FILE cannot be read: too large",
    ],
  ])("with %s in it is a wrong setting", async (_what, text, message) => {
    await expect(started(text)).rejects.toThrow(message);
  });

  it("that is not there is a wrong setting, whose path is not told", async () => {
    await rm(path, { force: true });
    const { loadPolicy } = await import("./policy-file");
    await expect(loadPolicy()).rejects.toThrow(/^POLICY_FILE cannot be read: ENOENT$/);
  });

  it("is read anew when it changes; while it is broken or gone the last good one is kept, and says so", async () => {
    const current = await started(GOOD);
    const rules = async () => (await current())?.policy.rules?.map(({ id }) => id);
    await writeFile(path, GOOD.replace("few", "fewer"));
    expect(await rules()).toEqual(["fewer"]);
    await writeFile(path, BROKEN);
    expect(await rules()).toEqual(["fewer"]);
    const stale = await current();
    expect(stale?.warnings).toMatchObject([{ line: 3, column: 28 }]);
    expect(stale?.warnings[0]?.message).toContain("this is the last valid version");
    await rm(path);
    expect((await current())?.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("ENOENT"),
    ]);
    expect(await rules()).toEqual(["fewer"]);
    await writeFile(path, GOOD);
    expect(await current()).toMatchObject({ policy: { rules: [{ id: "few" }] }, warnings: [] });
  });
});
