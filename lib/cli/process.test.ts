import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Fault } from "@/lib/sandbox/faults/fault";
import { run, start } from "./testing/run-key-audit";
import { sandboxed } from "./testing/sandboxed";

const { clone, control, file, hosts } = sandboxed();
const slow = { latencyMs: 150 };

describe("key-audit, as a process", () => {
  it("shows its help, and each command's with examples", async () => {
    const overview = await run(["--help"]);
    expect(overview.code).toBe(0);
    const names = [...overview.out.matchAll(/^ {2}key-audit (\w+)/gm)].map(([, name = ""]) => name);
    expect(names).toContain("scan");
    await Promise.all(
      names.map(async (name) => {
        const { code, out } = await run([name, "--help"]);
        expect(code).toBe(0);
        expect(out).toMatch(
          new RegExp(`^key-audit ${name}.*\\n[\\s\\S]*Options\\n[\\s\\S]*Examples\\n`),
        );
      }),
    );
    // Nothing was requested, so the output that a script reads is empty.
    const bare = await run([]);
    expect(bare).toMatchObject({ code: 2, out: "" });
    expect(bare.err).toContain(overview.out);
    expect((await run(["--version"])).out).toMatch(/^SendGrid Key Audit \d/);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "writes what it had read when %s comes, as incomplete, and ends with %i",
    async (name, expected) => {
      const key = clone("acme", slow);
      const env = { ...hosts(), SENDGRID_API_KEY: key };
      const [path, startedAtMs] = [file(`${name}.json`), Date.now()];
      const child = await start(["scan", "--json", path, "--snapshot", `${path}.snapshot`], {
        env,
      });
      const [out, err] = [text(child.stdout), text(child.stderr)];
      const isReading = () =>
        control()
          .calls(key)
          .filter((call) => /^\/v3\/api_keys\//.test(call.path)).length > 20;
      while (!isReading()) await sleep(20);
      child.kill(name);
      const [code] = await once(child, "close");
      expect(code).toBe(expected);
      const { keys, coverage } = JSON.parse(readFileSync(path, "utf8"));
      expect(coverage).toMatchObject({ complete: false });
      expect(keys.length).toBeGreaterThan(0);
      expect(await out).toContain("Incomplete: what was not read may change the answer.");
      expect(await err).toContain("incomplete: Interrupted.");
      const snapshot = readFileSync(`${path}.snapshot`, "utf8");
      expect(snapshot).toContain('"status":"unfinished"');
      expect(JSON.parse(snapshot).read_after_ms).toBeGreaterThanOrEqual(startedAtMs);
    },
  );

  it("claims nothing where it is interrupted before anything is known", async () => {
    const key = clone("acme", { latencyMs: 3_000 });
    const child = await start(["scan", "--json", "-"], {
      env: { ...hosts(), SENDGRID_API_KEY: key },
    });
    const out = text(child.stdout);
    while (control().calls(key).length === 0) await sleep(20);
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([130, null]);
    expect(JSON.parse(await out).coverage).toMatchObject({ complete: false, accountsTotal: 1 });
  });

  it("goes on writing files when its reader closes standard output", async () => {
    const env = { ...hosts(), SENDGRID_API_KEY: clone("acme") };
    const child = await start(["scan", "--json", "-", "--csv", file("closed.csv")], { env });
    child.stdout.destroy();
    const err = text(child.stderr);
    expect(await once(child, "close")).toEqual([1, null]);
    expect(await err).toBe("");
    expect(readFileSync(file("closed.csv"), "utf8").split("\r\n")).toHaveLength(95);
  });

  it("has no color and no moving line where nobody looks", async () => {
    const env = { ...hosts(), SENDGRID_API_KEY: clone("acme"), FORCE_COLOR: "1" };
    const { out, err } = await run(["scan"], { env });
    expect(out + err).not.toContain("\u001b");
  });
});

// Nothing may show the key: no argument, message or file, nor `ps`.
describe("the canary", () => {
  it("is in nothing that the command writes, whatever becomes of it", async () => {
    const failing = (fault: Fault) => clone("acme", { faults: [fault] });
    const keys = [
      clone("acme"),
      clone("revoked"),
      clone("ignored-header"),
      failing({ kind: "status", status: 403, match: "api_keys" }),
      failing({ kind: "html" }),
    ];
    await Promise.all(
      keys.map(async (key, at) => {
        const formats = ["json", "csv", "sarif", "markdown", "openmetrics", "ocsf", "snapshot"];
        const files = formats.map((format) => file(`canary-${at}.${format}`));
        const args = formats.flatMap((format, n) => [`--${format}`, files[n] ?? ""]);
        const env = { ...hosts(), SENDGRID_API_KEY: key };
        const { out, err } = await run(["scan", ...args], { env });
        const written = files.map((path) => {
          try {
            return readFileSync(path, "utf8");
          } catch {
            return "";
          }
        });
        expect([out, err, ...written].join("\n")).not.toContain(key.slice(26, 60));
      }),
    );
  });

  it.runIf(process.platform === "linux")(
    "is in no title and no argument of the process",
    async () => {
      const key = clone("acme", slow);
      const child = await start(["scan"], { stdin: key, env: hosts() });
      while (control().calls(key).length < 5) await sleep(20);
      const seen = ["cmdline", "comm", "environ"].map((name) =>
        readFileSync(`/proc/${child.pid}/${name}`, "utf8"),
      );
      child.kill("SIGINT");
      await once(child, "close");
      expect(seen.join("\n")).not.toContain(key.slice(26));
      expect(seen[0]).toContain("key-audit.mjs");
    },
  );
});
