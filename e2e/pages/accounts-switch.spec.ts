import type { Page } from "@playwright/test";
import { complaintsOf } from "../support/complaints";
import { expect, test } from "../support/fixtures";
import { press } from "../support/press";

const switcher = (page: Page) => page.getByRole("button", { name: /^Account: / });
const field = (page: Page) => page.getByRole("combobox", { name: "Find an account" });
const band = (page: Page) => page.getByRole("region", { name: "Account" });

test("by keyboard, to one of 1,000 subusers: it writes the address and nothing else", async ({
  context,
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("fleet"));
  const complaints = complaintsOf(page);
  await page.goto("/keys?sort=name");
  await expect(page.getByRole("link", { name: "key-audit" })).toBeVisible();
  const cookies = await context.cookies();
  const session = await (await page.request.get("/api/session")).json();

  await press(page, "s", field(page));
  await expect(page.getByText("1,000 subusers. 950 more match: type to narrow.")).toBeVisible();
  await page.keyboard.type("store-077");
  await expect(page.getByRole("option", { name: /^store-077\d/ })).toHaveCount(10);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("store-0773");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL("/keys?sort=name&on-behalf-of=store-0773");
  await expect(switcher(page)).toContainText("store-0773");
  await expect(switcher(page)).toBeFocused();
  await expect(band(page)).toContainText("You are looking at subuser store-0773");
  await expect(page.getByText(/^(\d+) of \1 keys? read/).first()).toBeAttached();

  const after = await page.request.get("/api/session");
  expect(await after.json()).toMatchObject({
    api_key_id: session.api_key_id,
    expires_at: session.expires_at,
  });
  expect(await context.cookies()).toEqual(cookies);

  await page.goBack();
  await expect(page).toHaveURL("/keys?sort=name");
  await expect(band(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "key-audit" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("region and disabled are said in words, in the list and on the page", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await switcher(page).click();
  await expect(page.getByRole("option", { name: /^acme-eu-marketing/ })).toContainText("EU");
  const disabled = page.getByRole("option", { name: /^acme-legacy-2017/ });
  await expect(disabled).toContainText("disabled");
  await expect(disabled).toContainText("global");
  await disabled.click();
  await expect(page).toHaveURL("/keys?on-behalf-of=acme-legacy-2017");
  await expect(band(page)).toContainText("subuser acme-legacy-2017, global, disabled");
  await expect(page.getByRole("row")).toHaveCount(1 + 3);

  // The list highlights the current account.
  await press(page, "s", field(page));
  await expect(page.getByRole("option", { selected: true })).toContainText("acme-legacy-2017");
  await page.keyboard.type("acme-eu-m");
  await page.keyboard.press("Enter");
  await expect(band(page)).toContainText("subuser acme-eu-marketing, EU");
  await expect(page.getByText("3 of 3 keys read").first()).toBeAttached();
});

test("a name with a space or an @ survives the address", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  for (const [name, keys] of [
    ["Acme Outlet Store", 4],
    ["team@acme-de.example", 2],
  ] as const) {
    await page.goto("/keys?on-behalf-of=");
    await switcher(page).click();
    await page.getByRole("option", { name }).click();
    await expect(band(page)).toContainText(`subuser ${name}`);
    await expect(page.getByRole("row")).toHaveCount(1 + keys);
    await page.reload();
    await expect(page.getByRole("row")).toHaveCount(1 + keys);
  }
});

test("a customer account by its id", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const id = "sg4f1c0a9be27d4836a5d1e6f70b8c92aa";
  await page.goto("/keys?on-behalf-of=");
  await press(page, "s", field(page));
  await page.keyboard.type(id);
  await expect(page.getByRole("option", { name: "customer account (by ID)" })).toBeVisible();
  await page.getByRole("option", { name: "customer account (by ID)" }).click();
  await expect(page).toHaveURL(`/keys?on-behalf-of=account-id+${id}`);
  await expect(band(page)).toContainText(`customer account ${id}`);
  await expect(page.getByRole("row")).toHaveCount(1 + 4);
});

test("an account that SendGrid does not open is said to be that, with a way back", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=nobody-of-this-name");
  await expect(page.getByRole("heading", { name: "SendGrid denied access" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Check the account’s name");
  await page.getByRole("link", { name: "Show every account" }).click();
  await expect(switcher(page)).toContainText("Every account");
  await page.goto("/keys?on-behalf-of=zo%C3%AB");
  await expect(page.getByRole("heading", { name: "This address isn’t valid" })).toBeVisible();
  await page.getByRole("link", { name: "Back to your own account" }).click();
  await expect(page.getByRole("row")).toHaveCount(1 + 38);
});

test("two tabs look at two accounts, and neither moves the other", async ({
  context,
  sandbox,
  signInPage,
}) => {
  const first = await signInPage(await sandbox.clone("acme"));
  const second = await context.newPage();
  await first.goto("/keys?on-behalf-of=acme-labs");
  await second.goto("/keys?on-behalf-of=partner-contoso");
  const expectEach = async () => {
    await expect(switcher(first)).toContainText("acme-labs");
    await expect(first.getByRole("row")).toHaveCount(1 + 2);
    await expect(switcher(second)).toContainText("partner-contoso");
    await expect(second.getByRole("row")).toHaveCount(1 + 5);
  };
  await expectEach();
  await first.reload();
  await second.reload();
  await expectEach();
});

test("from a key's page the switch leads to the other account's list", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await page.getByRole("link", { name: "grafana", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "grafana" })).toBeVisible();
  await press(page, "s", field(page));
  await page.keyboard.type("acme-labs");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/keys?on-behalf-of=acme-labs");
});

test("the list stays under the pointer while the accounts arrive", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/api/v3/subusers*", async (route) => {
    await arrived;
    await route.continue();
  });
  // Near the end of a list that does not fit.
  await page.goto("/keys?on-behalf-of=team%40acme-de.example");
  await expect(page.getByText(/^(\d+) of \1 keys? read/).first()).toBeAttached();
  await press(page, "s", field(page));
  const own = page.getByRole("option", { name: /own account/ });
  await own.hover();
  await page.mouse.down();
  arrive();
  await expect(page.getByText("12 subusers.")).toBeVisible();
  await page.mouse.up();
  await expect(page.getByText("38 of 38 keys read").first()).toBeAttached();
});
