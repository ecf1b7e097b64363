import { timeTo } from "./answer-times.mjs";
import { readAudit } from "./audit.mjs";
import { openPage, withBrowser } from "./chromium.mjs";
import { median } from "./statistics.mjs";
import { ms, within } from "./table.mjs";

const ROUNDS = 3;
const REVIEW_LIMIT_MS = 2_000;

/** 13. What a person waits for with about 20,000 keys of every account, in a browser as fast as this machine. */
export async function bigPages({ sandbox, app }) {
  const cookie = await app.signIn(await sandbox.clone("huge", { rateLimit: null }));
  const { keys } = await readAudit(app.origin, cookie, "all");
  const runs = await withBrowser(async (chromium) => {
    const all = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      all.push({
        reviewMs: await startReview(chromium, app.origin, cookie),
        matrixMs: await openMatrix(chromium, app.origin, cookie),
      });
    }
    return all;
  });
  const reviewMs = median(runs.map((run) => run.reviewMs));
  const matrixMs = median(runs.map((run) => run.matrixMs));
  return [
    within(
      { what: `review of ${keys.length} keys, from Start to its first key`, figure: ms(reviewMs) },
      reviewMs,
      REVIEW_LIMIT_MS,
      " ms",
    ),
    { what: `matrix of ${keys.length} keys, from the address to its rows`, figure: ms(matrixMs) },
  ];
}

async function startReview(chromium, origin, cookie) {
  const { page, close } = await openPage(chromium, origin, cookie);
  await page.goto(`${origin}/review?on-behalf-of=*`);
  await page.getByLabel("Scope and reason").fill("bench");
  const name = page.getByLabel("Your name");
  if ((await name.count()) > 0) await name.fill("Ann");
  const start = page.locator("button:enabled", { hasText: "Start the review" });
  const tookMs = await timeTo(page, start, { selector: ".review-form fieldset" });
  await close();
  return tookMs;
}

async function openMatrix(chromium, origin, cookie) {
  const { page, close } = await openPage(chromium, origin, cookie);
  await page.goto(`${origin}/matrix?on-behalf-of=*`);
  await page.locator(".m-row .m-name a").first().waitFor();
  const tookMs = await page.evaluate(() => performance.now());
  await close();
  return tookMs;
}
