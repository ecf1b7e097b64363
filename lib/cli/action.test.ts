import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { builtCommand } from "./testing/run-key-audit";
import { sandboxed } from "./testing/sandboxed";

const { clone, file, hosts } = sandboxed();
const action = parse(readFileSync("action.yml", "utf8"));
const { run: script, env: given } = action.runs.steps.at(-1);

/** Runs the action's script as a runner does, with the default inputs except those given. */
async function runAction(inputs: Record<string, string>) {
  mkdirSync(file(`runner-${inputs["fail-on"]}`));
  const paths = { ACTION_PATH: file("checkout"), RUNNER_TEMP: file(`runner-${inputs["fail-on"]}`) };
  const env: Record<string, string> = {};
  for (const [name, expression] of Object.entries<string>(given)) {
    const [, input = ""] = /inputs\.([\w-]+)/.exec(expression) ?? [];
    env[name] = inputs[input] ?? action.inputs[input]?.default ?? "";
  }
  const summary = file(`summary-${inputs["fail-on"]}.md`);
  const all = { PATH: process.env.PATH ?? "", ...hosts(), ...env, ...paths };
  return new Promise<{ code: number; summary: string; out: string }>((resolve) => {
    const settings = {
      env: { NODE_ENV: "production", ...all, GITHUB_STEP_SUMMARY: summary },
    } as const;
    execFile("bash", ["-eo", "pipefail", "-c", script], settings, (error, out) => {
      resolve({ code: Number(error?.code ?? 0), summary: readFileSync(summary, "utf8"), out });
    });
  });
}

it("writes SARIF and the job's summary, and fails on what is named", async () => {
  mkdirSync(file("checkout"));
  symlinkSync(dirname(await builtCommand()), file("checkout/dist"));
  const inputs = { "api-key": clone("acme"), sarif: file("keys.sarif") };
  const failed = await runAction({ ...inputs, "fail-on": "critical" });
  expect(failed.code).toBe(1);
  expect(failed.summary).toMatch(/^# SendGrid API keys\n\n93 keys: 14 critical, /);
  expect(JSON.parse(readFileSync(file("keys.sarif"), "utf8")).runs).toHaveLength(1);
  const passed = await runAction({ ...inputs, "fail-on": "never", account: "self" });
  expect(passed.code).toBe(0);
  expect(passed.summary + passed.out).not.toContain(inputs["api-key"].slice(26));
});
