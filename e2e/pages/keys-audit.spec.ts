import { act, auditAndLeave } from "../support/audit-events";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

test("the worst key comes first, and the keyboard alone looks at keys and chooses two", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys");
  const rows = page.locator("tr[data-index]");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  // Nothing was touched while it was read, so the list has put itself in order.
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
    /\/compare\?a=self.+&b=self.+/,
  );
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/\/compare\?a=self.+&b=self.+/);
});

test("once a reader has begun, rows stay where they are and sorting again is offered", async ({
  sandbox,
  signInPage,
}) => {
  const faults = [{ kind: "latency", ms: 8_000, match: "/v3/api_keys/" }] as const;
  const apiKey = await sandbox.clone("acme", { faults });
  const page = await signInPage(apiKey);
  // Paused before the page is opened: what is read is read once the reader is there, however slow the page.
  await auditAndLeave(page.request, "self");
  await act(page.request, "self", "pause");
  await sandbox.setFaults(apiKey, []);
  await page.goto("/keys");
  const status = page.getByRole("banner").getByRole("button", { name: /of 38 keys read/ });
  await expect(status).toContainText("paused");
  await status.click();
  await page.getByRole("button", { name: "Go on" }).click();
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
  await page.goto("/keys");
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
  await page.goto("/keys?q=mobile-app");
  await page.getByRole("link", { name: "mobile-app" }).first().click();
  const others = page.getByRole("link", { name: /^\d+ other keys?$/ });
  const count = Number.parseInt((await others.textContent()) ?? "", 10);
  await others.click();
  await expect(page).toHaveURL(/\/keys\?shape=[0-9a-z]{14}$/);
  const rows = page.locator("tr[data-index]");
  await expect(rows).toHaveCount(count + 1);
  const scopes = await rows.locator(".key-scopes").allTextContents();
  expect(new Set(scopes).size).toBe(1);
  const chips = page.getByRole("region", { name: "Active filters" });
  await expect(chips).toContainText(`${count + 1} of 38 keys`);
  await chips.getByRole("button", { name: /^Remove Shape: / }).click();
  await expect(rows).toHaveCount(38);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("two keys are chosen in the list and compared", async ({ sandbox, signInPage }) => {
    const page = await signInPage(await sandbox.clone("acme"));
    await page.goto("/keys");
    await expect(page.getByText("38/38").first()).toBeVisible();
    const boxes = page.getByRole("checkbox", { name: /^Compare / });
    await boxes.nth(0).tap();
    await boxes.nth(1).tap();
    await expect(boxes.nth(1)).toBeChecked();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const bar = page.getByRole("region", { name: "Comparison" });
    await bar.getByRole("link", { name: "Compare" }).tap();
    await expect(page).toHaveURL(/\/compare\?a=self.+&b=self.+/);
  });
});

test("an empty list names the filter to give up", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?type=billing&effect=send");
  await expect(page.getByRole("heading", { name: "None of 38 keys matches" })).toBeVisible();
  await page.getByRole("button", { name: /^Show \d+ without Type: Billing$/ }).click();
  await expect(page).toHaveURL(/effect=send/);
  await expect(page).not.toHaveURL(/type=/);
  await expect(page.locator("tr[data-index]").first()).toBeVisible();
});

test("a key's page answers what to do, what breaks, and what it could lose", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?q=ci-deploy");
  await page.getByRole("link", { name: "ci-deploy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ci-deploy" })).toBeVisible();
  await page.getByText("Can create or rewrite API keys", { exact: true }).click();
  await expect(page.getByText("What should I do?")).toBeVisible();
  await expect(page.getByText(/of 37 other keys read/)).toBeVisible();

  await page.getByText(/^Right-size it/).click();
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
  await page.goto("/keys?severity=critical,high");
  await expect(page.getByRole("region", { name: "Active filters" })).toBeVisible();
  await expectNoViolations(page);
  await page
    .getByRole("button", { name: /^Look at / })
    .first()
    .press("Enter");
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Open as page" }).click();
  await expect(page.getByRole("heading", { name: "If it is revoked" })).toBeVisible();
  // A page's title follows its content.
  await expect(page).toHaveTitle(/^Key \S+ · Key Audit$/);
  await expectNoViolations(page);
});
