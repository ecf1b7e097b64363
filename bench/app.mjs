import { join } from "node:path";
import { answers, portOf, start } from "./processes.mjs";

/** The built product in a separate process, with an empty store, connected to the sandbox. */
export async function startApp(
  folder,
  sandbox,
  { nodeArgs = process.env.BENCH_NODE_ARGS, port = portOf("app"), env: more = {} } = {},
) {
  const origin = `http://localhost:${port}`;
  const env = { ...settings(folder, sandbox, port), ...more };
  const args = [...(nodeArgs?.split(" ") ?? []), "server.mjs"];
  const child = await start("app", process.execPath, args, {
    folder,
    env,
    isReady: () => answers(`${origin}/healthz`),
  });
  const { pid } = child;
  return { origin, pid, child, dataDir: env.DATA_DIR, signIn: (apiKey) => signIn(origin, apiKey) };
}

/** The environment of a server that reads the sandbox instead of SendGrid. */
export function settings(folder, sandbox, port) {
  return {
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: join(folder, `data-${port}`),
    SENDGRID_BASE_URL: sandbox.globalUrl,
    SENDGRID_EU_BASE_URL: sandbox.euUrl,
  };
}

/** @returns the Cookie header of a new session */
async function signIn(origin, apiKey) {
  const response = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ api_key: apiKey }),
  });
  if (response.status !== 201) throw new Error(`Signing in answered ${response.status}`);
  return response.headers.getSetCookie()[0].split(";")[0];
}
