import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Browser, type Download, expect, type Page } from "@playwright/test";
import { addresses } from "./addresses";
import { madeUpAddress, postSession } from "./fixtures";
import type { SandboxClient } from "./sandbox-client";

/** A person's actions in an access review, for its specs. */

export const WHY = "Seen in the code of the shop.";
export const MINE = "It is mine: another must look at it.";
export const digest = async (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * An account with five keys: the signed-in one, a privileged one, and three with the same harmless scope set. Their IDs
 * are unique to it, because whoever lists one of them sees the account's reviews.
 */
export async function five(sandbox: SandboxClient) {
  const own = randomBytes(8).toString("hex");
  const idOf = (letter: string) => `${letter.repeat(6)}${own}`;
  const apiKey = await sandbox.clone("solo", { rateLimit: null });
  const stats = ["a", "b", "c"].map((letter) => ({
    api_key_id: idOf(letter),
    name: `stats-${letter}`,
    scopes: ["stats.read"],
  }));
  const ci = { api_key_id: idOf("d"), name: "ci", scopes: ["api_keys.create", "mail.send"] };
  await sandbox.editKeys(apiKey, { removed: [], put: [...stats, ci] });
  return { apiKey, idOf };
}

/**
 * Another browser, as on another machine, signed in with the key.
 * @param baseURL of the test's own app; absent: the app that all tests share
 * @param headers the headers from a proxy in front of the app
 */
export async function elsewhere(
  browser: Browser,
  apiKey: string,
  {
    baseURL = addresses().appUrl,
    headers = {},
  }: { baseURL?: string; headers?: Record<string, string> } = {},
): Promise<Page> {
  const extraHTTPHeaders = { "X-Forwarded-For": madeUpAddress(), ...headers };
  const context = await browser.newContext({ baseURL, extraHTTPHeaders });
  const page = await context.newPage();
  const response = await postSession(page.request, baseURL, { api_key: apiKey });
  expect(response.status(), await response.text()).toBe(201);
  return page;
}

/** Starts a review of the current scan, as Ada. */
export async function start(page: Page, path = "/review") {
  await page.goto(path);
  const button = page.getByRole("button", { name: "Start the review" });
  await expect(button).toBeEnabled();
  await page.getByLabel("Scope and reason").fill("All keys, fourth quarter");
  await page.getByLabel("Your name").fill("Ada");
  await button.click();
  await expect(page).toHaveURL(/review=/);
  await expect(page.getByText(/^0 of [\d,]+ keys? decided\.$/)).toBeVisible();
}

/** Enters who acts in this browser. */
export async function actAs(page: Page, name: string) {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByText(`You act as ${name}`)).toBeVisible();
}

/** Decides on the current key by keyboard: the letter, the reason, Enter. */
export async function decide(page: Page, letter: string, why = WHY) {
  const rationale = page.getByLabel("Why", { exact: true });
  await page.keyboard.press(letter);
  await expect(rationale).toBeFocused();
  await page.keyboard.type(why);
  await page.keyboard.press("Enter");
}

/** Waits until this many keys are decided: `2 of 5`. */
export const decided = (page: Page, of: string) =>
  expect(page.getByText(new RegExp(`^${of} keys? decided`))).toBeVisible();

/** The heading that names the current key. */
export const keyAtHand = (page: Page) => page.locator(".review-head").getByRole("heading");

/** The visible keys of the queue. The order menu has options too. */
export const queued = (page: Page) => page.getByRole("listbox").getByRole("option");

/** Decides on all five: the reader's own and the privileged one alone, the other three together. */
export async function decideAll(page: Page) {
  await expect(keyAtHand(page)).toHaveText("only-key");
  await decide(page, "i", MINE);
  await decided(page, "1 of 5");
  await expect(keyAtHand(page)).toHaveText("ci");
  await decide(page, "x");
  await decided(page, "2 of 5");
  const alike = page.getByLabel(/^And the 2 other undecided keys/);
  await expect(alike).toBeVisible();
  // Wait for the move to the next key: until then letters go into the reason field.
  await expect(keyAtHand(page)).toBeFocused();
  await page.keyboard.press("a");
  await expect(alike).toBeChecked();
  // Letters keep working while the checkbox itself has the focus.
  await alike.uncheck();
  await page.keyboard.press("a");
  await expect(alike).toBeChecked();
  await decide(page, "r");
  await decided(page, "5 of 5");
}

/** The file that a button downloads. */
export async function taken(page: Page, button: string): Promise<{ file: Download; text: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const file = await download;
  return { file, text: await readFile(await file.path(), "utf8") };
}

/** Opens a review's file. */
export async function openFile(page: Page, text: string) {
  const buffer = Buffer.from(text);
  await page
    .getByLabel("Open a file")
    .setInputFiles({ name: "review.json", mimeType: "application/json", buffer });
}
