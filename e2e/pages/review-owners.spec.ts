import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxHosts } from "../support/addresses";
import { expectAccessible } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import {
  decide,
  decided,
  elsewhere,
  five,
  keyAtHand,
  MINE,
  queued,
  start,
  taken,
} from "../support/review-desk";
import { type RunningApp, startApp } from "../support/start-app";

const EXPIRES = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const POLICY = `version: 1
owners:
  - { where: { name: [stats-a, stats-b] }, owner: web@example.com, purpose: The shop }
  - { where: { name: stats-c }, owner: data@example.com }
controls: [SOC 2 CC6.1]
waivers:
  - rule: mints-keys
    where: { name: ci }
    reason: It makes a key for each deployment
    owner: web@example.com
    approver: ciso@example.com
    ticket: SEC-9
    expires: ${EXPIRES}
    scopes_sha256: ${createHash("sha256").update("api_keys.create\nmail.send\n").digest("hex")}
`;

let app: RunningApp;

test.beforeAll(async () => {
  const file = join(await mkdtemp(join(tmpdir(), "policy-")), "ours.yml");
  await writeFile(file, POLICY);
  app = await startApp({ POLICY_FILE: file, ...sandboxHosts() });
});
test.afterAll(() => app.stop());

test("keys are handed out by their owners, decided together within one owner alone, and progress is each owner’s", async ({
  browser,
  sandbox,
}) => {
  const { apiKey } = await five(sandbox);
  const page = await elsewhere(browser, apiKey, { baseURL: app.url });
  await start(page);
  await page.getByText("Progress by owner: 3 owners").click();
  const web = page.getByRole("listitem").filter({ hasText: "web@example.com" });
  await expect(web).toContainText("0 of 2");
  await page.getByText("Scope and evidence").click();
  await expect(
    page.getByText("SOC 2 CC6.1. This mapping is your organization’s own."),
  ).toBeVisible();
  await expectAccessible(page);
  await web.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/owner=web/);
  await expect(queued(page)).toHaveCount(2);
  await page.getByRole("option", { name: /^stats-a/ }).click();
  await expect(keyAtHand(page)).toHaveText("stats-a");
  await expect(page.getByText("The shop")).toBeVisible();

  // One of the three keys with the same scopes has another owner.
  await page.getByRole("listbox").focus();
  await page.keyboard.press("a");
  await expect(
    page.getByLabel("And the 1 other undecided key with exactly these scopes and the same owner"),
  ).toBeChecked();
  await decide(page, "r");
  await decided(page, "2 of 5");
  await expect(web).toContainText("2 of 2");

  await page.getByRole("button", { name: "Clear all" }).click();
  await page.getByRole("option", { name: /^stats-c/ }).click();
  await expect(page.getByText(/other undecided key/)).toHaveCount(0);
  await page.getByRole("option", { name: /^only-key/ }).click();
  await page.getByRole("listbox").focus();
  await decide(page, "i", MINE);
  await decided(page, "3 of 5");

  await page.getByRole("option", { name: /^ci/ }).click();
  await expect(page.getByText(/^Waived by web@example.com, approved by ciso@/)).toBeVisible();
  const { text } = await taken(page, "CSV");
  expect(text).toContain(`"mints-keys (SEC-9)","${EXPIRES}"`);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(
    page.getByText(`waived: mints-keys (SEC-9), through ${EXPIRES}`, { exact: true }),
  ).toBeVisible();
  // The printout has its own statement of where the list comes from, because the page's is not printed.
  const paper = page.locator("article.furnished-pages");
  await expect(paper.getByText("GET /v3/api_keys/{api_key_id}")).toBeVisible();
  await expect(paper).toContainText("Complete: scopes of 5 of 5 keys read");
  await expect(paper).toContainText("Controls: SOC 2 CC6.1");
  await page.context().close();
});
