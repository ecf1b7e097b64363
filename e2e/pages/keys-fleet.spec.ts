import { expect, test } from "../fixtures";

test.describe.configure({ timeout: 120_000 });

test("over thousands of keys, J starts where one has scrolled to", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("huge"));
  await page.goto("/keys?on-behalf-of=*&sort=name");
  await expect(page.getByRole("table")).toBeVisible();
  await expect
    .poll(() => page.getByRole("table").getAttribute("aria-rowcount").then(Number), {
      timeout: 60_000,
    })
    .toBeGreaterThan(1_000);
  await expect(page.locator("tr[data-index='5']")).toBeVisible();
  await page.mouse.move(700, 500);
  // Again when it was lost: a page that is busy with thousands of keys may not have its height yet.
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    const scrolled = () => page.evaluate(() => window.scrollY);
    await expect.poll(scrolled, { timeout: 3_000 }).toBeGreaterThan(15_000);
  }).toPass();
  const focusedRow = () =>
    page.evaluate(() =>
      Number(document.activeElement?.closest("tr")?.getAttribute("aria-rowindex") ?? 0),
    );
  await expect(async () => {
    await page.keyboard.press("j");
    await expect.poll(focusedRow, { timeout: 3_000 }).toBeGreaterThan(0);
  }).toPass();
  expect(await focusedRow()).toBeGreaterThan(300);
  const row = page.locator("tr:focus");
  await expect(row).toBeInViewport();
  // The buttons of a long list come with the row at hand.
  await expect(row.getByRole("button", { name: /^Look at/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(row.or(page.locator("tr:focus-within")).getByRole("button").first()).toBeFocused();
});
