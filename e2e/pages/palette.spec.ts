import type { Page } from "@playwright/test";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import { press } from "../support/press";

async function openKeys(page: Page) {
  await page.goto("/keys?on-behalf-of=");
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

test("what is typed before the palette's code is there is not lost, and is no shortcut", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKeys(page);
  await page.route("**/_next/static/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("cl-lss");
  for (const _ of "l-lss") await page.keyboard.press("Backspace");
  await page.keyboard.type("i-dep");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toHaveValue("ci-dep");
  await expect(page.getByRole("dialog")).toHaveCount(1);
});

test("the palette offers to search every account, and finds a subuser's key there", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  const answer = await page.request.get("/api/v3/api_keys", {
    headers: { "on-behalf-of": "acme-marketing" },
  });
  const [key] = (await answer.json()).result;
  await openKeys(page);
  await openPalette(page);
  await page.keyboard.type(key.api_key_id);
  const further = page.getByRole("option", { name: /Search every account/ });
  await expect(further).toHaveText("No key found. Search every account?");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: key.api_key_id })).toBeVisible();
  await page.getByRole("option", { name: key.api_key_id }).click();
  await expect(page).toHaveURL(new RegExp(`/keys/${key.api_key_id}\\?on-behalf-of=acme-marketing`));
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
  const filter = page.getByRole("searchbox", { name: "Filter keys" });
  await press(page, "/", filter);
  await page.keyboard.type("gkl?s");
  await expect(filter).toHaveValue("gkl?s");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "ci-deploy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ci-deploy" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\/keys\?on-behalf-of=$/);
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
  await sheet.getByLabel("Single-key shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await openKeys(page);
  await page.keyboard.press("l");
  await openPalette(page);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.type("shortcuts");
  await page.keyboard.press("Enter");
  await sheet.getByLabel("Single-key shortcuts").check();
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
