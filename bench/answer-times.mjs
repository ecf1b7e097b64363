import { told } from "./chromium.mjs";

const FILTER = "mail.send";
const PAUSE_MS = 1_000;

const ROWS = { selector: "table tbody" };
const COUNTS = { selector: ":popover-open input[type=checkbox]" };
const DRAWER = { selector: "dialog[open] [role=tabpanel]" };

/**
 * A person's actions on a long list of keys, each for the first time.
 * @returns how long until the screen showed the result, ms; for typing, that of the slowest key
 */
export async function answerTimes(page) {
  const keyToRowsMs = await type(page);
  const header = page.getByRole("columnheader", { name: "Name" });
  const sortMs = await timeTo(page, header.getByRole("button"), ROWS);
  const button = page.getByRole("button", { name: "Severity", exact: true });
  const facetMs = await timeTo(page, button.first(), COUNTS);
  const value = page.locator(":popover-open label");
  const filterMs = await timeTo(page, value.nth(1), ROWS);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(PAUSE_MS);
  const look = page.locator("tr[data-index] button[data-act=look]");
  const drawerMs = await timeTo(page, look.nth(2), DRAWER);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(PAUSE_MS);
  return { keyToRowsMs, sortMs, facetMs, filterMs, drawerMs };
}

/**
 * Clicks, and waits for the result: a place of the page that appears, or whose text changes.
 * @returns ms from the pointer's press to the frame that shows it
 */
export async function timeTo(page, target, place) {
  await page.evaluate(watchFor, place);
  await target.click();
  await page.waitForFunction(() => window.bench.answerMs !== null);
  const { answerMs } = await told(page);
  await page.waitForTimeout(PAUSE_MS);
  return answerMs;
}

// Runs in the page.
function watchFor({ selector }) {
  const read = () => document.querySelector(selector)?.textContent;
  const before = read();
  window.bench.answerMs = null;
  const onPress = ({ timeStamp }) => {
    const note = () => {
      window.bench.answerMs = performance.now() - timeStamp;
    };
    const look = () => requestAnimationFrame(read() === before ? look : note);
    look();
  };
  addEventListener("pointerdown", onPress, { capture: true, once: true });
}

/** Types a filter. @returns the longest time from a key press to its rows, in ms */
async function type(page) {
  await page.evaluate(() => {
    window.bench.answers = [];
    let pressedAt = null;
    addEventListener("keydown", (event) => (pressedAt = event.timeStamp), true);
    new MutationObserver(() => {
      if (pressedAt === null) return;
      const since = pressedAt;
      pressedAt = null;
      requestAnimationFrame(() => window.bench.answers.push(performance.now() - since));
    }).observe(document.querySelector("table"), {
      attributes: true,
      attributeFilter: ["aria-rowcount"],
    });
  });
  const field = page.getByRole("searchbox");
  await field.focus();
  for (const letter of FILTER) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(400);
  }
  const { answers } = await told(page);
  if (answers.length === 0) throw new Error("No row changed while typing");
  await field.fill("");
  await page.waitForTimeout(PAUSE_MS);
  return Math.max(...answers);
}
