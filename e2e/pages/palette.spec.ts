import type { Page } from "@playwright/test";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

async function openKeys(page: Page) {
  await page.goto("/keys");
  await expect(page.getByText("ci-deploy").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

async function openPalette(page: Page) {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
}

test("the palette goes to a key by its name from inside a field, and the console stays clean", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await openKeys(page);
  await page.keyboard.press("/");
  await openPalette(page);
  await page.keyboard.type("ci-dep");
  await expect(page.getByRole("option", { name: /ci-deploy/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "ci-deploy" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(said).toEqual([]);
});

test("the palette acts: it sets the theme and opens the panel for a leaked key", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKeys(page);
  await openPalette(page);
  await page.keyboard.type("dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await openPalette(page);
  await page.keyboard.type("leaked");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "A key, a log, or a key’s ID" })).toBeFocused();
});

test("shortcuts go places, and leave fields alone", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKeys(page);
  await page.keyboard.press("/");
  await page.keyboard.type("gkl?s");
  await expect(page.getByRole("searchbox", { name: "Filter keys" })).toHaveValue("gkl?s");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "ci-deploy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ci-deploy" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\/keys$/);
  await page.keyboard.press("s");
  await expect(page.getByRole("combobox", { name: "Find an account" })).toBeFocused();
});

test("shortcuts of single letters can be switched off for good, and on again", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKeys(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("A key has leaked")).toBeVisible();
  await sheet.getByLabel("Shortcuts of single letters").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await openKeys(page);
  await page.keyboard.press("l");
  await openPalette(page);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.type("shortcuts");
  await page.keyboard.press("Enter");
  await sheet.getByLabel("Shortcuts of single letters").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  await expect(page.getByRole("dialog", { name: "Leaked key" })).toBeVisible();
});

test("axe finds nothing in palette and sheet", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKeys(page);
  await openPalette(page);
  await page.keyboard.type("web");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectNoViolations(page);
});
