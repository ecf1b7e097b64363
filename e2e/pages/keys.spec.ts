import type { Page } from "@playwright/test";
import { apiKeyNamed } from "../support/api-key-named";
import { complaintsOf } from "../support/complaints";
import { expect, test } from "../support/fixtures";
import { press } from "../support/press";
import { tabTo } from "../support/tab-to";

// Wide enough for every column; in narrower windows, some are only in the key's drawer.
test.use({ viewport: { width: 1920, height: 1000 } });

const rowOf = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
const filter = (page: Page) => page.getByRole("searchbox", { name: "Filter keys" });
const allRead = (page: Page) => page.getByText("38 of 38 keys read").first();

test("the names are in the first HTML", async ({ sandbox, signInPage }) => {
  const { request } = await signInPage(await sandbox.clone("acme"));
  const html = await (await request.get("/keys?on-behalf-of=")).text();
  const markup = html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
  for (const name of ["production-web", "grafana", "terraform"]) expect(markup).toContain(name);
});

test("types, counts and prints arrive, and the bar says how far they are", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await expect(allRead(page)).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(1 + 38);
  const row = rowOf(page, "newsletter");
  await expect(row).toContainText("Custom");
  await expect(row.getByRole("img", { name: /^Writes \d+ groups: .*Mail Send/ })).toBeVisible();
  await expect(rowOf(page, "finance")).toContainText("Billing");
  await expect(page.getByText(/^\d+ of 38 keys can do nearly everything/)).toBeVisible();
});

test("what is filtered and how it is sorted is in the address, and Back undoes it", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await expect(allRead(page)).toBeVisible();
  await press(page, "/", filter(page));
  await page.keyboard.type("production");
  await expect(page).toHaveURL(/[?&]q=production/);
  await expect(page.getByRole("row")).toHaveCount(1 + 4);
  await page.getByRole("columnheader", { name: "Scopes" }).getByRole("button").click();
  await expect(page).toHaveURL(/[?&]sort=scopes/);
  await expect(page.getByRole("columnheader", { name: "Scopes" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(page.getByRole("row").nth(1)).toContainText("production-api");
  await page.reload();
  await expect(page.getByRole("row").nth(1)).toContainText("production-api");
  await expect(filter(page)).toHaveValue("production");
  await page.goBack();
  await expect(page).not.toHaveURL(/sort=/);
  await expect(page.getByRole("row")).toHaveCount(1 + 4);
});

test("a filter that leaves nothing says of how many, and clears", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?q=no-such-key&on-behalf-of=");
  await expect(page.getByRole("heading", { name: "No matches in 38 keys" })).toBeVisible();
  await page.getByRole("button", { name: /clear/i }).first().click();
  await expect(page.getByRole("row")).toHaveCount(1 + 38);
});

test("an id is copied whole", async ({ context, sandbox, signInPage }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  const id = await apiKeyNamed(page.request, "grafana");
  await rowOf(page, "grafana").getByRole("button", { name: "Copy the API key ID" }).click();
  await expect(page.locator("#announcer")).toHaveText("Copied: API key ID");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
});

test("the key one is signed in with is marked, and no other", async ({ sandbox, signInPage }) => {
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByRole("row").filter({ hasText: "signed in" })).toHaveCount(1);
  await expect(rowOf(page, "key-audit")).toContainText("signed in");
  await expect(rowOf(page, "key-audit")).toContainText(apiKey.split(".")[1] ?? "");
});

test("names that were made to break a page are text, all of it to be seen", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const complaints = complaintsOf(page);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto("/keys?on-behalf-of=");
  await expect(allRead(page)).toBeVisible();
  const script = "</script><script>alert(document.domain)</script>";
  await expect(page.getByRole("link", { name: script, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^reports-\s*U\+202E\s*gpj\.egami/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^=HYPERLINK/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "(no name)" })).toBeVisible();
  await expect(page.getByRole("link", { name: "invoices 📮💸" })).toBeVisible();
  await page.getByRole("link", { name: script, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(script);
  await expect(page).toHaveTitle(`${script} · acme · Key Audit`);
  expect(dialogs).toEqual([]);
  expect(complaints).toEqual([]);
});

test("without a mouse: from the pasted key to a key's page and back", async ({ page, sandbox }) => {
  await page.goto("/keys?on-behalf-of=");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await tabTo(page.getByLabel("SendGrid API key"));
  await page.keyboard.type(await sandbox.clone("acme"));
  await page.keyboard.press("Enter");
  await expect(allRead(page)).toBeVisible();
  // After sign-in the focus is on the heading; a fresh load starts at the top.
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeFocused();
  await page.reload();
  await expect(allRead(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await press(page, "/", filter(page));
  await page.keyboard.type("grafana");
  await expect(page.getByRole("row")).toHaveCount(1 + 1);
  await tabTo(page.getByRole("link", { name: "grafana", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "grafana" })).toBeVisible();
  const groups = page.getByRole("region", { name: "Access by group" });
  await tabTo(groups.locator("summary").filter({ hasText: "Stats" }).first());
  await page.keyboard.press("Enter");
  await expect(groups.getByText("browsers.stats.read").first()).toBeVisible();
  await page.goBack();
  await expect(filter(page)).toHaveValue("grafana");
});

test("J and K walk along the rows", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?sort=name&on-behalf-of=");
  await expect(allRead(page)).toBeVisible();
  const focusedRow = () =>
    page.evaluate(() =>
      Number(document.activeElement?.closest("tr")?.getAttribute("aria-rowindex") ?? 0),
    );
  await page.keyboard.press("j");
  await expect.poll(focusedRow).toBeGreaterThan(0);
  let row = await focusedRow();
  for (const [key, step] of [
    ["j", 1],
    ["j", 1],
    ["k", -1],
  ] as const) {
    await page.keyboard.press(key);
    row += step;
    await expect.poll(focusedRow).toBe(row);
  }
});

for (const width of [1440, 390]) {
  // Sorted by name: in order of severity, a row's place depends on its scopes, and rows move as these arrive.
  test(`in order of name nothing moves while scopes arrive, at ${width} px`, async ({
    page,
    sandbox,
    signInPage,
  }) => {
    const faults = [{ kind: "latency", ms: 400, match: "/v3/api_keys/" }] as const;
    const apiKey = await sandbox.clone("acme", { faults });
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ("value" in entry && typeof entry.value === "number") shifts.push(entry.value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await (await signInPage(apiKey)).goto("/keys?sort=name&on-behalf-of=");
    await expect(page.getByRole("link", { name: "ci-deploy" })).toBeVisible();
    await expect(allRead(page)).toBeAttached();
    const moved = await page.evaluate(() => {
      const shifts: unknown = Reflect.get(window, "shifts");
      return Array.isArray(shifts) ? shifts.reduce((sum, each) => sum + each, 0) : null;
    });
    expect(moved).not.toBeNull();
    expect(moved).toBeLessThan(0.005);
  });
}
