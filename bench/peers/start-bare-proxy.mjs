import { asker } from "../asker.mjs";
import { answers, start, stop } from "../processes.mjs";

const PORT = Number(process.env.BENCH_PORT ?? 3210) + 2;

/** The bare proxy in a process of its own. */
export async function startBareProxy(folder, sandbox, readers) {
  const origin = `http://127.0.0.1:${PORT}`;
  const child = await start("bare-proxy", process.execPath, ["bench/peers/bare-proxy.mjs"], {
    folder,
    env: {
      PORT: String(PORT),
      SENDGRID_BASE_URL: sandbox.globalUrl,
      API_KEYS: readers.map(({ apiKey }) => apiKey).join(","),
    },
    isReady: () => answers(origin),
  });
  const headersOf = (reader) => ({ "x-key": String(readers.indexOf(reader)) });
  return { target: { origin, ask: asker(readers, "/api", headersOf) }, stop: () => stop(child) };
}
