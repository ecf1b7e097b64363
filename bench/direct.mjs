import { asker } from "./asker.mjs";
import { load } from "./load.mjs";

const SECONDS = 3;

/**
 * How long this machine takes for one call that the sandbox answers after `latencyMs`, `connections` being under way at
 * once: what is above the latency is not the product's.
 * @returns ms, on average
 */
export async function directCallMs(sandbox, latencyMs, connections) {
  const apiKey = await sandbox.clone("full", { latencyMs, rateLimit: null });
  const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
  const list = await fetch(`${sandbox.globalUrl}/v3/api_keys?limit=100`, { headers });
  const { result } = await list.json();
  const reader = { ids: result.map((key) => key.api_key_id) };
  const ask = asker([reader], "", () => headers);
  const target = { origin: sandbox.globalUrl, ask };
  const { perSecond } = await load(target, { connections, seconds: SECONDS });
  return (connections / perSecond) * 1_000;
}
