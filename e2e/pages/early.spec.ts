import type { Page } from "@playwright/test";
import { addresses } from "../addresses";
import { expect, test } from "../fixtures";

/** Sends the page without its code, as a slow line does. @returns what lets the code through */
async function withoutCode(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const wait = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await wait;
    await route.continue();
  });
  return letThrough;
}

test("a click before the page's code is there is done once it is", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  const letThrough = await withoutCode(page);
  await page.goto("/keys", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeVisible();
  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("button", { name: "Dark" })).toHaveCount(0);
  letThrough();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("keys before the page's code is there are pressed once it is", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  for (const [keys, opens] of [
    [["Control+k"], page.getByRole("combobox", { name: "Command palette" })],
    [["g", "o"], page.getByRole("heading", { level: 1, name: "Overview" })],
    // Bound by the list, whose code comes after the frame's.
    [["j"], page.locator("tr.key-row:focus")],
  ] as const) {
    const letThrough = await withoutCode(page);
    await page.goto("/keys", { waitUntil: "commit" });
    await expect(page.getByRole("link", { name: "only-key" })).toBeVisible();
    for (const key of keys) await page.keyboard.press(key);
    await expect(opens).toHaveCount(0);
    letThrough();
    await expect(opens).toBeVisible();
    await page.unrouteAll();
  }
});

test("what is typed and chosen before the sign-in form's code is there counts", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  const letThrough = await withoutCode(page);
  await page.goto(`${addresses().appUrl}/sign-in`, { waitUntil: "commit" });
  await page.getByLabel("SendGrid API key").fill(apiKey);
  await page.getByText("Global", { exact: true }).click();
  letThrough();
  await expect(page.getByText(`This is API key ${apiKey.split(".")[1]}.`)).toBeVisible();
  await expect(page.getByRole("radio", { name: "Global" })).toBeChecked();
});

test("a region is one stop of Tab, its arrows choose, and signing in leads to the page's heading", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  await page.goto("/sign-in?next=/keys");
  await page.getByLabel("SendGrid API key").fill(apiKey);
  const region = (name: string) => page.getByRole("radio", { name });
  await region("Find it for me").focus();
  await page.keyboard.press("ArrowRight");
  await expect(region("Global")).toBeFocused();
  await expect(region("Global")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeFocused();
});
