import { PAGE_LIST, PAGES } from "@/components/links/pages";
import { expect, test } from "../support/fixtures";

const unlimited = { rateLimit: null };
const LISTS = /^\/v3\/(subusers|partners\/accounts)/;

test("an address that names no account begins with every account, and keeps the rest of it", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  for (const { href } of PAGE_LIST) {
    // The accounts page always shows every account.
    if (href === PAGES.accounts.href) continue;
    await page.goto(`${href}?x=1`);
    await expect(page, href).toHaveURL(`${href}?x=1&on-behalf-of=*`);
  }
  await page.goto("/keys?sort=name");
  await expect(page).toHaveURL("/keys?sort=name&on-behalf-of=*");
  await expect(page.getByText("93 of 93 keys read").first()).toBeVisible();
});

test("the own account alone is chosen in the switcher, and stays chosen", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/keys");
  await page.getByRole("button", { name: /^Account: Every account/ }).click();
  await page.getByRole("option", { name: /^acme own account/ }).click();
  await expect(page).toHaveURL("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Who can" }).click();
  await expect(page).toHaveURL("/who-can?on-behalf-of=");
  await page.getByRole("link", { name: "Include its 14 other accounts" }).click();
  await expect(page).toHaveURL("/who-can?on-behalf-of=*");
});

test("with more accounts than are read at once it is the own one, which says what all of them take", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("fleet", unlimited));
  await page.goto("/matrix");
  await expect(page.getByText("(about 7,000 calls, about 12 min).")).toBeVisible();
  await expect(page).toHaveURL("/matrix");
});

test("a key that may list no other account is asked once a session whether it may", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("solo", unlimited);
  const page = await signInPage(apiKey);
  for (const path of ["/", "/keys", "/matrix"]) {
    await page.goto(path);
    await expect(page.getByText("1 of 1 key read").first()).toBeVisible();
    await expect(page).toHaveURL(path);
  }
  const lists = (await sandbox.calls(apiKey)).filter(({ path }) => LISTS.test(path));
  expect(lists.length).toBeLessThanOrEqual(2);
});
