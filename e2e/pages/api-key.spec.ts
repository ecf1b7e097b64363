import type { Page } from "@playwright/test";
import { z } from "zod";
import { addresses } from "../support/addresses";
import { apiKeyNamed } from "../support/api-key-named";
import { expect, test } from "../support/fixtures";

const Detail = z.object({ scopes: z.array(z.string()) });

/** The scopes that the sandbox returns for a key, without the app. */
async function scopesAtSendGrid(apiKey: string, id: string): Promise<string[]> {
  const response = await fetch(`${addresses().globalUrl}/v3/api_keys/${id}`, {
    headers: { Authorization: `Bearer ${apiKey}`, Accept: "application/json" },
  });
  return Detail.parse(await response.json()).scopes;
}

async function openKey(page: Page, name: string): Promise<string> {
  const id = await apiKeyNamed(page.request, name);
  await page.goto(`/keys/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return id;
}

const groups = (page: Page) => page.getByRole("region", { name: "Access by group" });
const group = (page: Page, name: string) =>
  groups(page)
    .locator("summary")
    .filter({ has: page.getByText(name, { exact: true }) });

test("groups its scopes as the console does, in the console's words", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKey(page, "ci-deploy");
  await expect(group(page, "API Keys")).toContainText("Full Access");
  await expect(group(page, "Template Engine")).toContainText("Full Access");
  await expect(page.getByText(/^No access to \d+ of \d+ groups$/)).toBeVisible();
  await group(page, "API Keys").click();
  await expect(groups(page).getByText("api_keys.create", { exact: true })).toBeVisible();

  await openKey(page, "datadog");
  await expect(group(page, "Alerts")).toContainText("Read Access");
  await expect(group(page, "Stats")).toContainText(/Read Access|Some access: \d+ of \d+/);
  await group(page, "Alerts").click();
  await expect(
    groups(page)
      .getByText(/^Not held:/)
      .filter({ visible: true }),
  ).toContainText("alerts.create");
});

test("answers in the order people ask, all of it at once, and leads to each part", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await openKey(page, "production-api");
  await expect(page).toHaveTitle("production-api · acme · Key Audit");
  const article = page.getByRole("article");
  await expect(article.getByRole("heading", { level: 2 })).toHaveText([
    "What it can do",
    "How bad that is, and why",
    "What breaks without it",
    "What to do",
    "Its scopes",
    "Access by group",
    "Details",
    "Similar keys",
    "Age",
  ]);
  // Everything it can do, with nothing collapsed into a count.
  await expect(article.locator("header")).not.toContainText(/\d+ more/);
  await expect(article.getByRole("region", { name: "What it can do" })).not.toContainText(/more\./);
  const points = await page
    .getByRole("region", { name: /^Exposure/ })
    .getByText(/^\+\d+$/)
    .allTextContents();
  expect(points.map(Number)).toEqual(points.map(Number).toSorted((a, b) => b - a));
  const actions = page.getByRole("navigation", { name: "Actions" });
  await actions.getByRole("link", { name: "What breaks" }).click();
  await expect(page.getByRole("heading", { name: "What breaks without it" })).toBeInViewport();
  await actions.getByRole("link", { name: "Fix this key" }).click();
  await expect(page.getByRole("heading", { name: "What to do" })).toBeInViewport();
  // The script is as wide as the page.
  const wide = await page.locator("pre").filter({ hasText: "curl" }).boundingBox();
  expect(wide?.width ?? 0).toBeGreaterThan(900);
  await actions.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/compare\?on-behalf-of=&a=/);
});

test("has one script for all that is fixed of it, and the choice stays in the tab", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKey(page, "ci-deploy");
  await page.getByRole("link", { name: "Fix this key" }).click();
  const choices = page.getByRole("group", { name: "Findings this script fixes" });
  const script = page.locator("pre").filter({ hasText: "curl --fail-with-body" });
  const mints = choices.getByRole("checkbox", { name: "Can create or change API keys" });
  await expect(mints).toBeChecked();
  await expect(script).toContainText("Replaces the key's whole scope list");
  await expect(script).not.toContainText("api_keys.create");
  await mints.uncheck();
  await expect(script).toContainText("api_keys.create");
  // Elsewhere in the tab, the key's script fixes what was chosen here too.
  await page.getByRole("link", { name: "Keys", exact: true }).first().click();
  await page.getByRole("link", { name: "ci-deploy", exact: true }).click();
  await page.getByText("Fix this key").first().click();
  await expect(mints).not.toBeChecked();
  await expect(script).toContainText("api_keys.create");
});

test("lists every scope as SendGrid answered it, to copy as lines or as JSON", async ({
  context,
  sandbox,
  signInPage,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  const scopes = await scopesAtSendGrid(apiKey, await openKey(page, "beta-programme"));
  expect(scopes.length).toBeGreaterThan(4);
  await page.getByText(`All ${scopes.length} scopes, as SendGrid lists them`).click();
  const shown = await page.getByRole("region", { name: "Scopes" }).locator("pre").textContent();
  expect(shown?.split("\n").sort()).toEqual(scopes.toSorted());
  const copied = async (button: string) => {
    await page.getByRole("button", { name: button }).click();
    await expect(page.locator("#announcer")).toContainText("Copied: scopes");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect((await copied("Copy as lines")).split("\n").sort()).toEqual(scopes.toSorted());
  await page.evaluate(() => document.getElementById("announcer")?.replaceChildren());
  expect(
    z
      .array(z.string())
      .parse(JSON.parse(await copied("Copy as JSON")))
      .sort(),
  ).toEqual(scopes.toSorted());
});

test("shows scopes nobody has documented in a group of their own", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKey(page, "beta-programme");
  await expect(
    page.getByRole("heading", { name: /^Not in our catalog: \d+ scopes?$/ }),
  ).toBeVisible();
  for (const scope of ["ai.assistant.write", "mail.amp.create"]) {
    await expect(groups(page).getByText(scope, { exact: true })).toHaveCount(1);
  }
  await expect(page.getByText(/, of which \d+ not in our catalog/)).toBeVisible();
});

test("keeps what SendGrid set by itself apart, and out of the counts", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  const scopes = await scopesAtSendGrid(apiKey, await openKey(page, "newsletter"));
  await expect(page.getByRole("heading", { name: "Set by SendGrid: 3 marks" })).toBeVisible();
  const about = page.getByRole("complementary", { name: "About this key" });
  await expect(about).toContainText("and 3 set by SendGrid itself");
  await expect(about.getByText(String(scopes.length - 3), { exact: true })).toBeVisible();
});

test("says which counts led to the type, and that it is inferred", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const about = page.getByRole("complementary", { name: "About this key" });
  const types: [name: string, type: string, why: RegExp][] = [
    ["key-audit", "Full Access (inferred)", /It holds (\d+) of the \d+ scopes that Full Access/],
    ["grafana", "Custom (inferred)", /It holds \d+ of the \d+ scopes that Full Access/],
    ["finance", "Billing (inferred)", /All its scopes are billing scopes \((\d+) of \1\)/],
  ];
  for (const [name, type, why] of types) {
    await openKey(page, name);
    await expect(about).toContainText(type);
    await expect(about).toContainText(why);
    await expect(about).toContainText("SendGrid doesn’t say what type a key is.");
  }
  await expect(about.getByText("Not exposed by SendGrid", { exact: true })).toHaveCount(1);
  await expect(about).toContainText("Who created it, when, when it was last used");
});

test("a cell of the large print opens its group", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openKey(page, "ci-deploy");
  await page.getByRole("button", { name: /^Template Engine/ }).click();
  await expect(group(page, "Template Engine")).toBeFocused();
  await expect(groups(page).getByText("templates.create", { exact: true })).toBeVisible();
});

test("an id that no key has is a 404 with a way on", async ({ sandbox, signInPage }) => {
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  const response = await page.goto("/keys/AAAAAAAAAAAAAAAAAAAAAA");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "No such key in this account" })).toBeVisible();
  const malformed = await page.request.get("/keys/user%2fprofile");
  expect(malformed.status()).toBe(404);
  const climbing = await page.request.get("/keys/..%2f..%2fuser%2fprofile");
  expect(climbing.status(), "an address with .. in it is refused before any page").toBe(400);
  const asked = (await sandbox.calls(apiKey)).map((call) => call.path);
  expect(asked.filter((path) => /\.\.|%|profile/.test(path))).toEqual([]);
  await page.getByRole("link", { name: "All keys of this account" }).click();
  await expect(page.getByRole("link", { name: "grafana", exact: true })).toBeVisible();
});

test("a refusal is not an absence, and names the scope that is missing", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  const id = await apiKeyNamed(page.request, "grafana");
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 403, match: id }]);
  await page.goto(`/keys/${id}`);
  await expect(page.getByRole("heading", { name: "SendGrid denied access" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("api_keys.read");
  await expect(page.getByText("No access to")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "All keys of this account" })).toBeVisible();
});

test("a subuser's key is read on behalf of it, in its region, and not elsewhere", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  await page.goto("/keys?on-behalf-of=acme-eu-marketing");
  await expect(page.getByText("3 of 3 keys read").first()).toBeVisible();
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/keys\/[\w-]{22}\?on-behalf-of=acme-eu-marketing$/);
  await expect(page.getByRole("region", { name: "Account" })).toContainText(
    "You are looking at subuser acme-eu-marketing",
  );
  await expect(page.getByRole("heading", { name: "Access by group" })).toBeVisible();
  const last = (await sandbox.calls(apiKey)).findLast((call) => call.status === 200);
  expect(last?.host).toBe("eu");
  expect(last?.headers["on-behalf-of"]).toBe("acme-eu-marketing");
  // In another account, before anything else was read: the page offers to look for the key.
  const { pathname } = new URL(page.url());
  const cold = await page.goto(pathname);
  expect(cold?.status()).toBe(404);
  await page.getByRole("link", { name: "Look for it in every account" }).click();
  await expect(page).toHaveURL(`/keys?on-behalf-of=*&q=${pathname.split("/").at(-1)}`);
});

test("the documentation's shape reads like the live one", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("docs-shape"));
  await openKey(page, "admin");
  await expect(page.getByText(/^All \d{2,} scopes/)).toBeVisible();
});

test("is as bad as the list says, by its worst finding, and its exposure is a number", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await openKey(page, "mail-only-checkout");
  const head = page.getByRole("article").locator("header");
  await expect(head).toContainText("Critical");
  await expect(head).toContainText(/exposure \d+/);
  const exposure = page.getByRole("region", { name: /^Exposure \d+ of 100$/ });
  await expect(exposure).toContainText("of 100");
  await expect(exposure).not.toContainText(/Critical|High|Medium|Low|Info/);
  // The section above already states an ability's reason, once.
  const reasons = page
    .getByRole("region", { name: "What it can do" })
    .locator("summary .text-pretty");
  for (const reason of await reasons.allTextContents()) {
    await expect(exposure.getByText(reason, { exact: true })).toHaveCount(0);
  }
  await page.goto("/keys?q=mail-only-checkout&on-behalf-of=");
  await expect(page.locator("tr[data-index]").first()).toContainText("Critical");
  await page.goto("/who-can?can=take+over+the+account&on-behalf-of=");
  const row = page.getByRole("listitem").filter({ hasText: "mail-only-checkout" });
  await expect(row).toContainText(/exposure \d+/);
  await expect(row).not.toContainText(/Critical|High|Medium/);
});
