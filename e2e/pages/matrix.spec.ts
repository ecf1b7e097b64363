import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

test("the keys stand against the groups, and a group opens to its scopes in the address", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/matrix?on-behalf-of=");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "39");
  await page.getByRole("button", { name: /^Open Mail Send/ }).click();
  await expect(page).toHaveURL(/open=mail-send/);
  await expect(page.getByRole("columnheader", { name: "mail.send", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "mail.send", exact: true })).toBeVisible();
});

test("with the keyboard alone: to the last key, sorted by a column, opened", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("full"));
  await page.goto("/matrix");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "101");
  await page.getByRole("searchbox").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(grid.locator(":focus")).toHaveRole("rowheader");
  await page.keyboard.press("Control+End");
  await expect(grid.locator(":focus")).toHaveRole("gridcell");
  await expect(grid.locator(":focus").locator("..")).toHaveAttribute("aria-rowindex", "101");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await expect(grid.locator(":focus")).toHaveAccessibleName("API Keys");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=api-keys&desc=true/);
  await expect(grid.locator(":focus")).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/open=api-keys/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/keys\//);
});

test("every account's keys stand under their account, and only what is near is in the page", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/matrix?on-behalf-of=*");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", String(93 + 15 + 1));
  await expect(page.getByRole("rowheader", { name: /acme.*38 of 38 keys/ })).toBeVisible();
  expect(await page.getByRole("row").count()).toBeLessThan(60);
  await page.getByRole("searchbox").fill("acme-legacy");
  await expect(page.getByRole("rowheader", { name: /acme-legacy.*disabled/ })).toBeVisible();
});

test("axe finds nothing", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/matrix?on-behalf-of=*&open=mail-send");
  await expect(page.getByRole("grid")).toBeVisible();
  await expectNoViolations(page);
});
