import { asker, readerOf } from "./asker.mjs";
import { load } from "./load.mjs";

const SECONDS = 3;

/**
 * How long this machine takes for one call that the sandbox answers after `latencyMs`, with `connections` calls under
 * way: the excess over the latency is not the product's.
 * @returns ms, on average
 */
export async function directCallMs(sandbox, latencyMs, connections) {
  const reader = await readerOf(sandbox, latencyMs);
  const ask = asker([reader], "", ({ headers }) => headers);
  const target = { origin: sandbox.globalUrl, ask };
  const { perSecond } = await load(target, { connections, seconds: SECONDS });
  return (connections / perSecond) * 1_000;
}
