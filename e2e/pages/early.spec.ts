import { expect, test } from "../support/fixtures";
import { withoutCode } from "../support/without-code";

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
