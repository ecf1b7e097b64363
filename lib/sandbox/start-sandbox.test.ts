import { describe, expect, test } from "vitest";
import { apiKeyIdOf } from "./api-key";
import { TENANT_NAMES, tenantKey } from "./keys";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const first = runningSandbox();
const second = runningSandbox();

async function everyBody({ globalUrl, euUrl }: Sandbox): Promise<string[]> {
  const bodies: string[] = [];
  for (const name of TENANT_NAMES) {
    const apiKey = tenantKey(name);
    for (const path of [
      "api_keys",
      `api_keys/${apiKeyIdOf(apiKey)}`,
      "scopes",
      "subusers",
      "partners/accounts",
    ]) {
      bodies.push((await ask(globalUrl, `/v3/${path}`, { apiKey })).text);
      bodies.push((await ask(euUrl, `/v3/${path}`, { apiKey })).text);
    }
  }
  return bodies;
}

describe("a sandbox", () => {
  test("answers byte for byte as the one started before it", async () => {
    expect(await everyBody(second.now())).toEqual(await everyBody(first.now()));
  });

  test("listens on loopback, on a port a host, and has no control port unless asked", () => {
    const { globalUrl, euUrl, controlUrl } = first.now();
    expect(new URL(globalUrl).hostname).toBe("127.0.0.1");
    expect(new URL(euUrl).hostname).toBe("127.0.0.1");
    expect(globalUrl).not.toBe(euUrl);
    expect(controlUrl).toBeNull();
  });

  test("closes though a fault leaves a call hanging", async () => {
    const sandbox = await startSandbox();
    const apiKey = sandbox.control.clone("solo", { faults: [{ kind: "hang-before-headers" }] });
    const hanging = ask(sandbox.globalUrl, "/v3/scopes", { apiKey }).catch(() => "cut");
    while (sandbox.control.calls(apiKey).length === 0) await new Promise(setImmediate);
    await sandbox.close();
    expect(await hanging).toBe("cut");
  });

  test("throws when a port it is told to use is taken", async () => {
    const port = Number(new URL(first.now().globalUrl).port);
    await expect(startSandbox({ port })).rejects.toThrow("EADDRINUSE");
  });
});
