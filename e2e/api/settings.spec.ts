import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "../support/fixtures";
import { startApp } from "../support/start-app";

const sentence = "correct-horse-battery-staple-correct-horse";
const short = randomBytes(24).toString("base64");
const equal = "A".repeat(44);

/** Operator mistakes: the wrong setting, the variable that the message must name, and what it must not repeat. */
const WRONG: [what: string, variable: string, value: string, repeated: string][] = [
  ["none, off loopback", "SESSION_PASSWORD", "", "nothing was set"],
  ["a sentence", "SESSION_PASSWORD", sentence, sentence],
  ["24 bytes", "SESSION_PASSWORD", short, short],
  ["32 equal bytes", "SESSION_PASSWORD", equal, equal],
  ["a map with a weak one", "SESSION_PASSWORD", `{"1":"${short}"}`, short],
  ["a broken map", "SESSION_PASSWORD", `{"one":"${short}"`, short],
  ["http to the world", "APP_ORIGIN", "http://keys.example.com", "keys.example"],
  ["a path", "APP_ORIGIN", "https://keys.example.com/a-path", "a-path"],
  ["http to SendGrid", "SENDGRID_BASE_URL", "http://egress.example.com", "egress.example"],
  ["credentials", "SENDGRID_EU_BASE_URL", "https://me:hunter22@eu.example", "hunter22"],
  ["another database", "DATABASE_URL", "mysql://me:hunter22@db.example/keys", "hunter22"],
  ["neither on nor off", "SANDBOX", "perhaps", "perhaps"],
  ["not a number", "PORT", "seventy", "seventy"],
  ["not days", "HISTORY_DAYS", "forever", "forever"],
  ["without a proxy", "IDENTITY_HEADER", "X-My-Person", "X-My-Person"],
  ["a file", "DATA_DIR", "package.json", "package.json"],
  ["a file that is no policy", "POLICY_FILE", "package.json", "package.json"],
  ["not there", "POLICY_FILE", "no/such/policy.yml", "no/such"],
  ["a folder in a file", "DATA_DIR", "package.json/data", "package.json/data"],
  ["not writable", "DATA_DIR", "/proc", "/proc"],
  ["a folder where none can be made", "DATA_DIR", "/proc/nope", "/proc/nope"],
];

/**
 * Starts the server and waits for it to exit.
 * @returns its exit code, null after a minute, and all its output
 */
async function ended(settings: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["server.mjs"], {
    env: { PATH, HOME, NODE_ENV: "production", PORT: "0", HOST: "127.0.0.1", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code: child.exitCode, said: stdout + stderr };
}

for (const [what, variable, value, repeated] of WRONG) {
  test(`refuses to start: ${variable}, ${what}`, async () => {
    const settings = value === "" ? { HOST: "0.0.0.0" } : { [variable]: value };
    const { code, said } = await ended(settings);
    expect(code, said).toBe(1);
    expect(said).toContain(variable);
    expect(said).not.toContain(repeated);
  });
}

/** What can be wrong with the data folder, in the words of the process's last message. */
for (const [what, damage] of [
  ["what is no database", (whole: Buffer) => Buffer.alloc(whole.length, "x")],
  ["one that is cut", (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ["one with pages of noise", (whole: Buffer) => whole.fill("x", 4_096 * 3, 4_096 * 6)],
] as const) {
  test(`refuses to start: DATA_DIR, ${what}`, async () => {
    const app = await startApp({ DATA_DIR: await mkdtemp(join(tmpdir(), "key-audit-damaged-")) });
    const { dataDir } = app;
    await app.stop();
    const file = join(dataDir, "key-audit.db");
    await writeFile(file, damage(await readFile(file)));
    const { code, said } = await ended({ DATA_DIR: dataDir });
    await rm(dataDir, { recursive: true });
    expect(code, said).toBe(1);
    expect(said).toContain("DATA_DIR holds a key-audit.db that is damaged");
    expect(said).not.toContain(dataDir);
  });
}
