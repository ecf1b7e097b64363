import { expect, test } from "../support/fixtures";
import { decide, decided, keyAtHand, MINE, start } from "../support/review-desk";

/** 6,000 keys in 60 subusers, all with one scope set, besides the signed-in key. */
const SUBUSERS = Array.from({ length: 60 }, (_, index) => ({
  username: `shop-${index}`,
  keys: Array.from({ length: 100 }, (_, key) => `key ${String(key).padStart(2, "0")}`),
}));

test("a review of 6,001 keys from its start to its last decision, by keyboard", async ({
  sandbox,
  signInPage,
}) => {
  test.slow();
  const accounts = [{ username: "own", keys: [] }, ...SUBUSERS];
  const page = await signInPage(await sandbox.clone("acme", { accounts, rateLimit: null }));
  await start(page, "/review?on-behalf-of=*");
  await expect(keyAtHand(page)).toHaveText("signed-in");
  await decide(page, "i", MINE);
  await decided(page, "1 of 6,001");

  // Step, filter and step again: the current key is always in the rendered list.
  await expect(keyAtHand(page)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const list = page.getByRole("listbox", { name: "Keys to decide on" });
  await expect(list.getByRole("option", { selected: true })).toHaveAttribute("aria-posinset", "3");
  await page.keyboard.press("/");
  await page.keyboard.type("key 07");
  await expect(page.getByText(/^60 of 6,001 keys/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^60 of 6,001 keys/)).toHaveCount(0);
  await list.focus();
  await page.keyboard.press("End");
  await expect(list.getByRole("option", { selected: true })).toHaveAttribute(
    "aria-posinset",
    "6000",
  );
  await page.keyboard.press("Home");

  for (const [done, left] of [
    ["2,002", "And 2,000 of the 5,999 other"],
    ["4,003", "And 2,000 of the 3,998 other"],
    ["6,001", "And the 1,997 other"],
  ] as const) {
    await expect(page.getByLabel(left)).toBeVisible();
    await page.keyboard.press("a");
    await decide(page, "r");
    await decided(page, `${done} of 6,001`);
    if (done !== "6,001") await expect(keyAtHand(page)).toBeFocused();
  }
  await expect(page.getByRole("region", { name: "All keys decided" })).toContainText(
    "6,000 retained, 1 to be investigated",
  );

  // Browsers cannot print all of them.
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const paper = page.getByRole("article");
  await expect(paper).toContainText("Printed here are the first 2,000 of 6,001 keys");
  await expect(paper).toContainText("Of 6,001 keys: 6,000 retained, 1 to be investigated.");
  await expect(paper.locator("tbody").first().getByRole("row")).toHaveCount(2_000);
});
