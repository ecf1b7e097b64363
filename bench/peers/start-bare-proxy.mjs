import { answers, portOf, start } from "../processes.mjs";

const PORT = portOf("bare-proxy");

/** The bare proxy in a separate process. @returns its origin */
export async function startBareProxy(folder, sandbox) {
  const origin = `http://127.0.0.1:${PORT}`;
  await start("bare-proxy", process.execPath, ["bench/peers/bare-proxy.mjs"], {
    folder,
    env: { PORT: String(PORT), SENDGRID_BASE_URL: sandbox.globalUrl },
    isReady: () => answers(origin),
  });
  return origin;
}
