import { asker, CONNECTIONS_A_READER, readerOf } from "./asker.mjs";
import { load } from "./load.mjs";
import { startEmptyNext } from "./peers/empty-next.mjs";
import { startBareProxy } from "./peers/start-bare-proxy.mjs";
import { median } from "./statistics.mjs";
import { atLeast, atMost, ms } from "./table.mjs";

const ROUNDS = 5;
const SECONDS = 1.5;
/** One reader's: SendGrid allows it ten calls a second. The figure for five readers at once has no goal. */
const GOAL_CONNECTIONS = 10;
// Without latency first: thousands of calls a second, after which every target's code is compiled.
const CASES = [
  { latencyMs: 0, connections: 10 },
  { latencyMs: 0, connections: 50 },
  { latencyMs: 50, connections: 10 },
  { latencyMs: 50, connections: 50 },
];

/** 2. The proxy: one key's scopes, compared with the sandbox itself, a bare proxy, and an empty Next route. */
export async function proxy(world) {
  const emptyOrigin = await startEmptyNext(world.folder);
  const bareOrigin = await startBareProxy(world.folder, world.sandbox);
  const rows = [];
  for (const { latencyMs, connections } of CASES) {
    const readers = await signedIn(world, latencyMs, connections / CONNECTIONS_A_READER);
    const targets = {
      direct: { origin: world.sandbox.globalUrl, ask: asker(readers, "", keyOf) },
      bare: { origin: bareOrigin, ask: asker(readers, "/api", keyOf) },
      ours: { origin: world.app.origin, ask: asker(readers, "/api", cookieOf) },
      empty: { origin: emptyOrigin, ask: () => ({ path: "/ping", headers: {} }) },
    };
    const results = await interleaved(targets, connections);
    rows.push(...rowsOf(results, latencyMs, connections));
  }
  return rows;
}

async function signedIn({ sandbox, app }, latencyMs, count) {
  const readers = [];
  for (let n = 0; n < count; n += 1) {
    const reader = await readerOf(sandbox, latencyMs);
    readers.push({ ...reader, cookie: await app.signIn(reader.apiKey) });
  }
  return readers;
}

const keyOf = ({ headers }) => headers;
const cookieOf = ({ cookie }) => ({ cookie });

async function interleaved(targets, connections) {
  const names = Object.keys(targets);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of names) {
      const result = await load(targets[name], { connections, seconds: SECONDS });
      // The first round warms up.
      if (round >= 0) runs[name].push(result);
    }
  }
  const middle = (name) =>
    Object.fromEntries(
      ["perSecond", "p50", "p99"].map((field) => [field, median(runs[name].map((r) => r[field]))]),
    );
  return Object.fromEntries(names.map((name) => [name, middle(name)]));
}

const told = ({ perSecond, p50, p99 }) => `${Math.round(perSecond)}/s, ${ms(p50)} (p99 ${ms(p99)})`;

function rowsOf({ direct, bare, ours, empty }, latencyMs, connections) {
  const what = `proxy, ${latencyMs} ms, ${connections} connections`;
  const figure = told(ours);
  const beDirect = { what, figure, beside: `direct ${told(direct)}`, ratio: ours.p50 / direct.p50 };
  const beBare = {
    what: "",
    figure,
    beside: `bare proxy ${told(bare)}`,
    ratio: ours.p50 / bare.p50,
  };
  const perSecond = ours.perSecond / empty.perSecond;
  const beEmpty = {
    what: "",
    figure,
    beside: `empty route ${told(empty)}, throughput`,
    ratio: perSecond,
  };
  if (connections !== GOAL_CONNECTIONS) return [beDirect, beBare, beEmpty];
  if (latencyMs === 0) return [beDirect, beBare, atLeast(beEmpty, 0.45)];
  const late = { what: "  the slowest of a hundred", figure, beside: ms(direct.p99) };
  return [atMost(beDirect, 1.15), atMost({ ...late, ratio: ours.p99 / direct.p99 }, 1.4), beBare];
}
