import { expect, test } from "../support/fixtures";
import { press } from "../support/press";

/** Enough for a list that renders only rows near the viewport. */
const KEYS = 600;
const SUBUSERS = Array.from({ length: KEYS / 100 }, (_, index) => ({
  username: `shop-${index}`,
  keys: Array.from({ length: 100 }, (_, key) => `key ${String(key).padStart(2, "0")}`),
}));

test("over hundreds of keys, J starts where one has scrolled to", async ({
  sandbox,
  signInPage,
}) => {
  const accounts = [{ username: "own", keys: [] }, ...SUBUSERS];
  const page = await signInPage(await sandbox.clone("acme", { accounts, rateLimit: null }));
  await page.goto("/keys?on-behalf-of=*&sort=name");
  const table = page.getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", String(1 + 1 + KEYS));
  await expect(page.getByText(`${KEYS + 1} of ${KEYS + 1} keys read`).first()).toBeVisible();
  await expect(page.locator("tr[data-index='5']")).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => {
        window.scrollTo(0, 16_000);
        return window.scrollY;
      }),
    )
    .toBe(16_000);
  await page.keyboard.press("j");
  const row = page.locator("tr:focus");
  await expect(row).toBeInViewport();
  expect(Number(await row.getAttribute("aria-rowindex"))).toBeGreaterThan(300);
  // In a long list, only the current row has buttons.
  await expect(row.getByRole("button", { name: /^Look at/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(row.or(page.locator("tr:focus-within")).getByRole("button").first()).toBeFocused();
});

test("of thousands of keys, a row that is drawn over lets go of the focus, and Enter opens nothing", async ({
  sandbox,
  signInPage,
}) => {
  const many = Array.from({ length: 24 }, (_, index) => ({
    username: `shop-${index}`,
    keys: Array.from({ length: 100 }, (_, key) => `key ${String(key).padStart(2, "0")}`),
  }));
  const accounts = [{ username: "own", keys: [] }, ...many];
  const page = await signInPage(await sandbox.clone("acme", { accounts, rateLimit: null }));
  await page.goto("/keys?on-behalf-of=*");
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", String(1 + 2_401));
  await expect(page.getByText("2,401 of 2,401 keys read").first()).toBeVisible();
  // In document order for whoever reads the page, whatever rows were reused before.
  const places = () =>
    page
      .locator("tr[data-index]")
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-index"))));
  await press(page, "j", page.locator("tr:focus"));
  await page.evaluate(() => window.scrollTo(0, 40_000));
  await expect(page.locator("tr[data-index='1100']")).toBeAttached();
  await expect(page.locator("tr:focus")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/key=/);
  await expect
    .poll(async () => {
      const drawn = await places();
      return drawn.every((place, at) => at === 0 || place === (drawn[at - 1] ?? 0) + 1);
    })
    .toBe(true);
});
