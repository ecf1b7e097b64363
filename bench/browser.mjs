import { loadavg } from "node:os";
import { answerTimes } from "./answer-times.mjs";
import { readAudit } from "./audit.mjs";
import { openPage, told, withBrowser } from "./chromium.mjs";
import { MB } from "./processes.mjs";
import { median } from "./statistics.mjs";
import { atLeast, mb, ms, within } from "./table.mjs";

const ROUNDS = 3;
/** As slow as a phone or a busy machine: the result holds where people really work. */
const TIMES_SLOWER = 4;
const LIMIT_MS = 200;
const SCROLL_PX = 24_000;
const SCROLL_PX_A_SECOND = 6_000;
const FPS_WINDOW_MS = 500;

/**
 * 4. A slow browser with about 20,000 keys, of every account, compared with a page of plain text on the same browser.
 */
export async function browser({ sandbox, app }) {
  const cookie = await app.signIn(await sandbox.clone("huge", { rateLimit: null }));
  // Read in advance: this measures the browser, not the scan.
  const { keys, tookMs } = await readAudit(app.origin, cookie, "all");
  const loads = [loadavg()[0]];
  const runs = await withBrowser(async (chromium) => {
    const all = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await scrollBare(chromium);
      all.push({ ...(await look(chromium, app, cookie, keys.length)), bareFps: bare.worstFps });
      loads.push(loadavg()[0]);
    }
    return all;
  });
  const middle = (field) => median(runs.map((run) => run[field]));
  const most = (what, field, limit) => {
    const value = middle(field);
    return within({ what, figure: ms(value) }, value, limit, " ms");
  };
  const fps = middle("worstFps");
  const heap = middle("heapMb");
  const scrolling = {
    what: `  scrolling ${SCROLL_PX_A_SECOND} px/s, worst ${FPS_WINDOW_MS} ms`,
    figure: `${Math.round(fps)} fps`,
    beside: `median ${Math.round(middle("medianFps"))}; a page of plain text, worst ${Math.round(middle("bareFps"))}`,
    ratio: fps / middle("bareFps"),
  };
  return [
    {
      what: `browser ${TIMES_SLOWER}x slower, ${keys.length} keys`,
      figure: `rows ${ms(middle("firstRowMs"))} after the address`,
      beside: `the audit before it, read in ${ms(tookMs)}; load ${loads.map((load) => load.toFixed(1)).join(", ")}`,
    },
    most("  first row after the data", "firstRowAfterDataMs", 1_500),
    most("  longest task while loading", "longestTaskMs", LIMIT_MS),
    most("  typing, key to rows", "keyToRowsMs", LIMIT_MS),
    most("  slowest press to next paint (INP)", "interactionMs", LIMIT_MS),
    most("  sort by name", "sortMs", LIMIT_MS),
    most("  facet counts", "facetMs", LIMIT_MS),
    most("  filter by a severity", "filterMs", LIMIT_MS),
    most("  drawer of a key", "drawerMs", LIMIT_MS),
    atLeast(scrolling, 0.8),
    most("  longest task afterwards", "laterTaskMs", LIMIT_MS),
    within({ what: "  heap", figure: mb(heap) }, heap, 150, " MB"),
  ];
}

async function look(chromium, { origin }, cookie, keys) {
  const { page, devtools, close } = await openPage(chromium, origin, cookie);
  await slowDown(devtools);
  await page.goto(`${origin}/keys?on-behalf-of=*`);
  await page.waitForFunction(
    () =>
      window.bench.firstRowMs !== null &&
      performance.getEntriesByType("resource").some(({ name }) => name.includes("/api/audit")),
  );
  const dataMs = await page.evaluate(() =>
    Math.max(
      ...performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.includes("/api/audit"))
        .map(({ responseEnd }) => responseEnd),
    ),
  );
  await page.waitForTimeout(1_000);
  const rows = await page.locator("table").getAttribute("aria-rowcount");
  if (Number(rows) !== keys + 1) throw new Error(`The page has ${rows} rows for ${keys} keys`);
  const { firstRowMs, longestTaskMs } = await told(page);
  await page.evaluate(() => Object.assign(window.bench, { longestTaskMs: 0, interactionMs: 0 }));
  const times = await answerTimes(page);
  const fps = await scroll(page, devtools);
  const later = await told(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await close();
  return {
    firstRowMs,
    firstRowAfterDataMs: Math.max(0, firstRowMs - dataMs),
    longestTaskMs,
    laterTaskMs: later.longestTaskMs,
    interactionMs: later.interactionMs,
    ...times,
    ...fps,
    heapMb: usedSize / MB,
  };
}

const slowDown = (devtools) =>
  devtools.send("Emulation.setCPUThrottlingRate", { rate: TIMES_SLOWER });

/** How smoothly this browser, on this machine, scrolls a page that needs no work. */
async function scrollBare(chromium) {
  const { page, devtools, close } = await openPage(chromium, "http://localhost", null);
  await slowDown(devtools);
  await page.setContent(`<pre>${"plain text\n".repeat(5_000)}</pre>`);
  await page.evaluate(() => {
    window.bench ??= { frames: [] };
  });
  const fps = await scroll(page, devtools);
  await close();
  return fps;
}

/** Scrolls down like a wheel. @returns frames a second: the median, and of the worst half second */
async function scroll(page, devtools) {
  await page.evaluate(() => {
    const note = (at) => {
      window.bench.frames.push(at);
      window.bench.raf = requestAnimationFrame(note);
    };
    window.bench.raf = requestAnimationFrame(note);
  });
  await devtools.send("Input.synthesizeScrollGesture", {
    x: 720,
    y: 600,
    yDistance: -SCROLL_PX,
    speed: SCROLL_PX_A_SECOND,
    gestureSourceType: "mouse",
  });
  await page.evaluate(() => cancelAnimationFrame(window.bench.raf));
  const { frames } = await told(page);
  const gaps = frames.slice(1).map((at, n) => at - frames[n]);
  const last = frames.at(-1);
  const windows = frames
    .filter((from) => from + FPS_WINDOW_MS <= last)
    .map((from) => frames.filter((at) => at >= from && at < from + FPS_WINDOW_MS).length);
  return {
    medianFps: 1_000 / median(gaps),
    worstFps: (Math.min(...windows) / FPS_WINDOW_MS) * 1_000,
  };
}
