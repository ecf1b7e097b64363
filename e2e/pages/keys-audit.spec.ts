import { act, auditAndLeave } from "../support/audit-events";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import { press } from "../support/press";

test("the worst key comes first, and the keyboard alone looks at keys and chooses two", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  const rows = page.locator("tr[data-index]");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  // Nothing was touched during the scan, so the list has sorted itself.
  await expect(rows.first()).toContainText("Critical");
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();

  await page.keyboard.press("x");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("1 of 38 shown")).toBeVisible();
  await expect(page).toHaveURL(/[?&]key=self\//);
  await page.keyboard.press("j");
  await expect(drawer.getByText("2 of 38 shown")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page).not.toHaveURL(/key=/);
  await expect(rows.nth(1)).toBeFocused();

  await page.keyboard.press("x");
  const compare = page.getByRole("region", { name: "Comparison" });
  await expect(compare.getByRole("link", { name: "Compare" })).toHaveAttribute(
    "href",
    /\/compare\?.*a=self.+&b=self.+/,
  );
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/\/compare\?.*a=self.+&b=self.+/);
});

test("Enter opens a key also once its drawer's code is there, and the drawer stays open", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  const rows = page.locator("tr[data-index]");
  const drawer = page.getByRole("dialog");
  await rows
    .nth(2)
    .getByRole("button", { name: /^Look at / })
    .click();
  await expect(drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(drawer.getByText("3 of 38 shown")).toBeVisible();
  await expect(page).toHaveURL(/key=/);
});

test("once a reader has begun, rows stay where they are and sorting again is offered", async ({
  sandbox,
  signInPage,
}) => {
  const faults = [{ kind: "latency", ms: 8_000, match: "/v3/api_keys/" }] as const;
  const apiKey = await sandbox.clone("acme", { faults });
  const page = await signInPage(apiKey);
  // Paused before the page opens, so that the rest is read while the reader is there, however slow the page.
  await auditAndLeave(page.request, "self", "key");
  await act(page.request, "self", "pause");
  await sandbox.setFaults(apiKey, []);
  await page.goto("/keys?on-behalf-of=");
  const status = page.getByRole("banner").getByRole("button", { name: /of 38 keys read/ });
  await expect(status).toContainText("paused");
  await status.click();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(status).toContainText("38 of 38 keys read");
  await page.keyboard.press("Escape");
  const sortAgain = page.getByRole("button", { name: "Sort again" });
  await sortAgain.click();
  await expect(page.locator("tr[data-index]").first()).toContainText("Critical");
  await expect(sortAgain).toHaveCount(0);
});

test("a facet narrows the list, its address shows the same again, and a chip takes it back", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: "Type", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: /^Billing/ }).check();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/type=billing/);
  const chips = page.getByRole("region", { name: "Active filters" });
  await expect(chips).toContainText("1 of 38 keys");

  await page.reload();
  await expect(page.locator("tr[data-index]")).toHaveCount(1);
  await chips.getByRole("button", { name: /Remove Type/ }).click();
  await expect(page.locator("tr[data-index]")).toHaveCount(38);
});

test("a key leads to those that hold exactly its scopes, and back out by the chip", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?q=mobile-app&on-behalf-of=");
  await page.getByRole("link", { name: "mobile-app" }).first().click();
  const others = page.getByRole("link", { name: /^\d+ other keys?$/ });
  const count = Number.parseInt((await others.textContent()) ?? "", 10);
  await others.click();
  await expect(page).toHaveURL(/\/keys\?.*shape=[0-9a-z]{14}$/);
  const rows = page.locator("tr[data-index]");
  await expect(rows).toHaveCount(count + 1);
  const scopes = await rows.locator(".key-scopes").allTextContents();
  expect(new Set(scopes).size).toBe(1);
  const chips = page.getByRole("region", { name: "Active filters" });
  await expect(chips).toContainText(`${count + 1} of 38 keys`);
  await chips.getByRole("button", { name: /^Remove Scope set: / }).click();
  await expect(rows).toHaveCount(38);
});

test("filters are saved as a view of the reader's own, and deleted", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?effect=send&q=prod&on-behalf-of=");
  await page.getByRole("button", { name: "Save as a view" }).click();
  await page.getByLabel("Name of the view").fill("Senders in production");
  await page.keyboard.press("Enter");
  const views = page.getByRole("group", { name: "Views" });
  const own = views.getByRole("button", { name: /^Senders in production \d+$/ });
  await expect(own).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Save as a view" })).toHaveCount(0);
  await views.getByRole("button", { name: /^Create or change keys \d+$/ }).click();
  await expect(page).toHaveURL(/\/keys\?effect=mint&on-behalf-of=$/);
  await page.goto("/keys?on-behalf-of=");
  await own.click();
  await expect(page).toHaveURL(/effect=send/);
  await expect(page).toHaveURL(/q=prod/);
  await page.getByRole("button", { name: "Delete the view Senders in production" }).click();
  await expect(own).toHaveCount(0);
});

test("a third key to compare is refused, with the reason", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  const boxes = page.getByRole("checkbox", { name: /^Compare / });
  for (const at of [0, 1, 2]) await boxes.nth(at).click();
  await expect(page.getByText("Two keys can be compared at a time.")).toBeVisible();
  await expect(boxes.nth(0)).toBeChecked();
  await expect(boxes.nth(2)).not.toBeChecked();
});

test("at 1024 px the account of a key stays, and every row shows its actions", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", { rateLimit: null });
  const page = await signInPage(apiKey);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto("/keys?on-behalf-of=*");
  await expect(page.getByRole("columnheader", { name: "Account" })).toBeVisible();
  const row = page.locator("tr[data-index]").nth(2);
  await expect(row.getByRole("button", { name: /^Look at / })).toHaveCSS("opacity", "1");
  await expect(row.getByRole("button", { name: /^Look at / })).toBeInViewport();
  // Where the words do not fit, the signed-in key has an icon.
  await page.goto(`/keys?on-behalf-of=*&q=${apiKey.slice(3, 25)}`);
  const mark = page.getByTitle("Signed in with this key");
  await expect(mark.locator("svg")).toBeVisible();
  await expect(mark).toHaveText("signed in");
});

test("at 320 px the filter has a row of its own, and the search and every order there is are at hand", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/keys?on-behalf-of=");
  await expect(page.locator("tr[data-index]").first()).toContainText("Critical");
  const field = await page.getByRole("searchbox", { name: "Filter keys" }).boundingBox();
  expect(field?.width ?? 0).toBeGreaterThan(180);
  await expect(page.getByLabel("Sort by").locator("option")).toHaveText([
    "Severity",
    "Name",
    "Type",
    "Scopes",
    "Exposure",
  ]);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByPlaceholder("A page, a key’s name or ID")).toBeFocused();
  await page.keyboard.type("grafana");
  await page
    .getByRole("option", { name: /grafana/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "grafana" })).toBeVisible();
});

for (const [words, width, height] of [
  ["on a phone", 390, 844],
  ["at 200% zoom of 1280 x 800", 640, 400],
] as const) {
  test(`the first key is in the first screen ${words}`, async ({ sandbox, signInPage }) => {
    const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
    await page.setViewportSize({ width, height });
    await page.goto("/keys?on-behalf-of=");
    await expect(page.locator("tr[data-index]").first()).toContainText("Critical");
    // Streamed content is hidden until its place exists.
    await expect(page.locator("tr[data-index]").first()).toBeVisible();
    const row = await page.locator("tr[data-index]").first().boundingBox();
    const bar = await page.getByRole("navigation", { name: "Pages" }).last().boundingBox();
    expect((row?.y ?? height) + (row?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? height);
    // All filters are behind one button, which shows how many are active.
    await page.getByRole("button", { name: "Filters" }).click();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.getByText("Type", { exact: true }).click();
    await sheet.getByRole("checkbox", { name: /^Billing/ }).check();
    await sheet.getByRole("button", { name: "Show 1 key" }).click();
    await expect(page.getByRole("button", { name: "Filters 1" })).toBeVisible();
    await expect(page.locator("tr[data-index]")).toHaveCount(1);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("two keys are chosen in the list and compared", async ({ sandbox, signInPage }) => {
    const page = await signInPage(await sandbox.clone("acme"));
    await page.goto("/keys?on-behalf-of=");
    await expect(page.getByText("38/38").first()).toBeVisible();
    const boxes = page.getByRole("checkbox", { name: /^Compare / });
    await boxes.nth(0).tap();
    await boxes.nth(1).tap();
    await expect(boxes.nth(1)).toBeChecked();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const bar = page.getByRole("region", { name: "Comparison" });
    await bar.getByRole("link", { name: "Compare" }).tap();
    await expect(page).toHaveURL(/\/compare\?.*a=self.+&b=self.+/);
  });
});

test("an empty list names the filter to give up", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await page.goto("/keys?type=billing&effect=send&on-behalf-of=");
  await expect(page.getByRole("heading", { name: "No matches in 38 keys" })).toBeVisible();
  await page.getByRole("button", { name: /^Show \d+ without Type: Billing$/ }).click();
  await expect(page).toHaveURL(/effect=send/);
  await expect(page).not.toHaveURL(/type=/);
  await expect(page.locator("tr[data-index]").first()).toBeVisible();

  // It names exactly what was searched: with one account, its name does not tell keys apart.
  await page.goto("/keys?q=nobody&on-behalf-of=");
  await expect(page.getByText("Names, IDs and scopes were searched.")).toBeVisible();
  await page.goto("/keys?q=nobody&on-behalf-of=*");
  await expect(page.getByText("Names, IDs, accounts and scopes were searched.")).toBeVisible();
  await page.getByPlaceholder("Filter: name, ID, scope, account").fill("acme-labs");
  await expect(page.locator("tr[data-index]")).toHaveCount(2);
});

test("a key's page answers what to do, what breaks, and what it could lose", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?q=ci-deploy&on-behalf-of=");
  await page.getByRole("link", { name: "ci-deploy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ci-deploy" })).toBeVisible();
  await page.locator("summary", { hasText: "Can create or change API keys" }).click();
  await expect(page.getByText("What should I do?")).toBeVisible();
  await expect(page.getByText(/of 37 other keys read/)).toBeVisible();

  await page.getByText(/^Right-size:/).click();
  await page.getByRole("checkbox", { name: /Deploy templates/ }).check();
  const body = page.locator("pre", { hasText: '"scopes"' }).last();
  await expect(body).toContainText("templates.create");
  await expect(body).not.toContainText("api_keys.create");
});

test("the list, its drawer and a key's page have nothing axe objects to", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?severity=critical,high&on-behalf-of=");
  await expect(page.getByRole("region", { name: "Active filters" })).toBeVisible();
  await expectNoViolations(page);
  await page
    .getByRole("button", { name: /^Look at / })
    .first()
    .press("Enter");
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Open as page" }).click();
  await expect(page.getByRole("heading", { name: "What breaks without it" })).toBeVisible();
  // A page's title follows its content.
  await expect(page).toHaveTitle(/^\S+ · acme · Key Audit$/);
  await expectNoViolations(page);
});

test("a link that is followed just after a filter was set leads where it should", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeAttached();
  await page.route(/\/keys\/[^?]+\?.*_rsc/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  // All before the URL is written, like quick clicks on a busy page.
  await page.evaluate(() => {
    const [, first, second] = document.querySelectorAll<HTMLElement>("button[aria-pressed]");
    first?.click();
    setTimeout(() => {
      second?.click();
      document.querySelector<HTMLElement>("tr a[href^='/keys/']")?.click();
    }, 20);
  });
  await expect(page).toHaveURL(/\/keys\/[\w-]{22}/);
  await page.goBack();
  await expect(page).toHaveURL(/\/keys\?.*=/);
  await expect(page.getByRole("region", { name: "Active filters" })).toBeVisible();
});

test("an account that is chosen just after a filter was set is the one shown", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await page.goto("/keys?on-behalf-of=partner-contoso");
  await expect(page.getByText("5 of 5 keys read").first()).toBeAttached();
  await press(page, "s", page.getByRole("combobox", { name: "Find an account" }));
  await expect(page.getByRole("option", { name: /own account/ })).toBeVisible();
  await page.route(/\/keys\?.*_rsc/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.evaluate(() => {
    const [, first, second] = document.querySelectorAll<HTMLElement>("button[aria-pressed]");
    const options = [...document.querySelectorAll<HTMLElement>("[role=option]")];
    first?.click();
    setTimeout(() => {
      second?.click();
      options.find(({ textContent }) => textContent?.includes("own account"))?.click();
    }, 20);
  });
  await expect(page.getByText("38 of 38 keys read").first()).toBeAttached();
});
