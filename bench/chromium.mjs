import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";

/** Runs `work` with a browser, and closes it. @throws if there is none */
export async function withBrowser(work) {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("There is no Chromium to measure with");
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * A page with an empty cache and a session, which records the browser's own timings: see `told`.
 * @param cookie a Cookie header's value; null for a signed-out reader
 */
export async function openPage(browser, origin, cookie) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (cookie !== null) {
    const [name, value] = cookie.split("=", 2);
    await context.addCookies([{ name, value, url: origin }]);
  }
  const page = await context.newPage();
  await page.addInitScript(watch);
  return { page, close: () => context.close(), devtools: await context.newCDPSession(page) };
}

/** What the page's watch has recorded: milliseconds since the navigation began, and durations. */
export const told = (page) => page.evaluate(() => window.bench);

// Runs in the page, before any of its own code.
function watch() {
  window.bench = { longestTaskMs: 0, lcpMs: 0, interactionMs: 0, firstRowMs: null, frames: [] };
  const observe = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe("longtask", ({ duration }) => {
    window.bench.longestTaskMs = Math.max(window.bench.longestTaskMs, duration);
  });
  observe("largest-contentful-paint", ({ startTime }) => {
    window.bench.lcpMs = startTime;
  });
  observe(
    "event",
    ({ duration, interactionId }) => {
      if (interactionId === 0) return;
      window.bench.interactionMs = Math.max(window.bench.interactionMs, duration);
    },
    { durationThreshold: 16 },
  );
  const rows = new MutationObserver(() => {
    if (document.querySelector("tr[data-index]") === null) return;
    rows.disconnect();
    requestAnimationFrame(() => {
      window.bench.firstRowMs = performance.now();
    });
  });
  rows.observe(document, { childList: true, subtree: true });
}
