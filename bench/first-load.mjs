import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { settings } from "./app.mjs";
import { openPage, told, withBrowser } from "./chromium.mjs";
import { startEmptyNext } from "./peers/empty-next.mjs";
import { answers, portOf, root, start, stop } from "./processes.mjs";
import { median } from "./statistics.mjs";
import { ms, within } from "./table.mjs";

const PORT = portOf("npm-start");
const ROUNDS = 3;
const MORE_THAN_BARE_KB = 60;
const SETTLED_MS = 1_500;

/**
 * 5. From `npm start` to the first byte, the JavaScript of each page's first load, and the timings a person notices on
 * `/keys`.
 */
export async function firstLoad(world) {
  const { sandbox, app } = world;
  const apiKey = await sandbox.clone("full", { rateLimit: null });
  const cookie = await app.signIn(apiKey);
  const emptyOrigin = await startEmptyNext(world.folder);
  return withBrowser(async (chromium) => [
    await startRow(world),
    ...(await scriptRows(chromium, { origin: app.origin, cookie, emptyOrigin, apiKey })),
    ...(await feelRows(chromium, app.origin, cookie)),
  ]);
}

async function startRow({ folder, sandbox }) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const child = await start("npm-start", "npm", ["start"], {
      folder,
      env: settings(folder, sandbox, PORT),
      isReady: () => answers(`http://127.0.0.1:${PORT}/sign-in`),
    });
    times.push(performance.now() - startedAt);
    await stop(child);
  }
  return { what: "npm start, warm, to first byte", figure: ms(median(times)) };
}

/** The paths of the pages, from their folders. A key's own page shows the signed-in key. */
function pathsOf(apiKeyId, folder = join(root, "app")) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "page.tsx") return [""];
    if (!entry.isDirectory()) return [];
    const isGroup = entry.name.startsWith("(");
    const name = entry.name === "[api_key_id]" ? apiKeyId : entry.name;
    return pathsOf(apiKeyId, join(folder, entry.name)).map((path) =>
      isGroup ? path : `/${name}${path}`,
    );
  });
}

async function scriptRows(chromium, { origin, cookie, emptyOrigin, apiKey }) {
  const bare = await scriptKb(chromium, emptyOrigin, "/", null);
  const rows = [{ what: "JavaScript, bare Next page", figure: `${bare.toFixed(1)} kB` }];
  for (const path of pathsOf(apiKey.split(".")[1])) {
    const isSignIn = path.startsWith("/sign-in");
    const kb = await scriptKb(chromium, origin, path || "/", isSignIn ? null : cookie);
    const more = kb - bare;
    const row = {
      what: `JavaScript, ${path.startsWith("/keys/") ? "/keys/[api_key_id]" : path || "/"}`,
      figure: `${kb.toFixed(1)} kB gzipped`,
      beside: `${more.toFixed(1)} kB more`,
      ratio: kb / bare,
    };
    rows.push(within(row, more, MORE_THAN_BARE_KB, " kB more"));
  }
  return rows;
}

/** All scripts that a page loads before any interaction, each gzipped as a server would, in kB. */
async function scriptKb(chromium, origin, path, cookie) {
  const { page, close } = await openPage(chromium, origin, cookie);
  const scripts = new Map();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response);
  });
  const answer = await page.goto(origin + path, { waitUntil: "load" });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
  await page.waitForTimeout(SETTLED_MS);
  let bytes = 0;
  for (const response of scripts.values()) bytes += gzipSync(await response.body()).length;
  await close();
  return bytes / 1_000;
}

async function feelRows(chromium, origin, cookie) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page, close } = await openPage(chromium, origin, cookie);
    await page.goto(`${origin}/keys`, { waitUntil: "load" });
    await page.waitForFunction(() => window.bench.firstRowMs !== null);
    await page.waitForTimeout(SETTLED_MS);
    const { lcpMs } = await told(page);
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("mail", { delay: 150 });
    await page.keyboard.press("Escape");
    for (const column of ["Scopes", "Severity"]) {
      await page.getByRole("columnheader", { name: column }).getByRole("button").click();
      await page.waitForTimeout(300);
    }
    const { interactionMs } = await told(page);
    runs.push({ lcpMs, interactionMs });
    await close();
  }
  const middle = (field) => median(runs.map((run) => run[field]));
  return [
    { what: "/keys with 100 keys, LCP", figure: ms(middle("lcpMs")) },
    { what: "/keys with 100 keys, INP", figure: ms(middle("interactionMs")) },
  ];
}
