import type { Page } from "@playwright/test";
import { apiKeyNamed } from "../support/api-key-named";
import { test as base, expect, postSession } from "../support/fixtures";
import { press } from "../support/press";
import type { RunningApp } from "../support/start-app";

// An app for this worker only: it remembers for all its readers that a host is down, which other tests must not see.
const test = base.extend({ baseURL: ({ ownApp }, provide) => provide(ownApp.url) });

async function signIn(page: Page, app: RunningApp, apiKey: string) {
  const response = await postSession(page.request, app.url, { api_key: apiKey });
  expect(response.status(), await response.text()).toBe(201);
}

const title = (page: Page, name: string) => page.getByRole("heading", { name });
const tryAgain = (page: Page) => page.getByRole("button", { name: "Try again" });
/** Retries what works again. If the page's own second attempt has shown it already, no retry is needed. */
const readsAgain = (page: Page) =>
  expect(async () => {
    if (await tryAgain(page).isVisible()) await tryAgain(page).click({ timeout: 5_000 });
    await expect(page.getByRole("link", { name: "only-key" })).toBeVisible({ timeout: 5_000 });
  }).toPass();
const LIST = "/v3/api_keys(\\?|$)";

test("429: says how long to wait, counts down, and then works", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  await signIn(page, app, apiKey);
  const id = await apiKeyNamed(page.request, "grafana");
  // The app waits out two short limits by itself; the reader sees the third.
  await sandbox.setFaults(apiKey, [
    { kind: "rate-limited", reset: "delta+3", match: id, times: 3 },
  ]);
  await page.goto(`/keys/${id}`);
  await expect(title(page, "SendGrid’s rate limit is reached")).toBeVisible();
  await expect(tryAgain(page)).toBeDisabled();
  await expect(page.getByText(/^in \d s$/)).toBeVisible();
  await expect(tryAgain(page)).toBeEnabled();
  await tryAgain(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "grafana" })).toBeVisible();
});

test("429 while scopes are read: the bar says so, and it goes on by itself", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  await signIn(page, app, apiKey);
  await sandbox.setFaults(apiKey, [
    { kind: "rate-limited", reset: "delta+25", match: "/v3/api_keys/", times: 1 },
  ]);
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText(/of 38 keys read · rate limit, \d+ s/)).toBeVisible();
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
});

const BROKEN = [
  { fault: { kind: "status", status: 500 }, state: "SendGrid is failing" },
  { fault: { kind: "status", status: 504 }, state: "SendGrid is failing" },
  { fault: { kind: "wrong-shape" }, state: "SendGrid’s answer could not be read" },
  { fault: { kind: "html" }, state: "SendGrid’s answer could not be read" },
] as const;

for (const { fault, state } of BROKEN) {
  const name = fault.kind === "status" ? `${fault.status}` : fault.kind;
  test(`${name}: the list says it could not be read, never that it is empty`, async ({
    ownApp: app,
    page,
    sandbox,
  }) => {
    const apiKey = await sandbox.clone("solo");
    await signIn(page, app, apiKey);
    await sandbox.setFaults(apiKey, [{ ...fault, match: LIST }]);
    await page.goto("/keys");
    await expect(title(page, state)).toBeVisible();
    await expect(page.getByText("in full and is empty")).toHaveCount(0);
    await sandbox.setFaults(apiKey, []);
    await readsAgain(page);
  });
}

test("no answer: says that it took too long", async ({ ownApp: app, page, sandbox }) => {
  const apiKey = await sandbox.clone("solo");
  await signIn(page, app, apiKey);
  await sandbox.setFaults(apiKey, [{ kind: "hang-before-headers", match: LIST }]);
  await page.goto("/keys");
  await expect(title(page, "SendGrid took too long to answer")).toBeVisible();
  await sandbox.setFaults(apiKey, []);
  await readsAgain(page);
});

test("the key dies meanwhile: the session ends, and the reader is told why", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  await signIn(page, app, apiKey);
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  // The last request that the page makes by itself: what follows comes from the click.
  await expect(page.getByRole("link", { name: "Include its 14 other accounts" })).toBeVisible();
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 401 }]);
  await page.getByRole("link", { name: "grafana", exact: true }).click();
  await expect(page.getByText("SendGrid no longer accepts that key")).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fkeys%2F[\w-]{22}&reason=key_rejected$/);
  expect((await page.request.get("/api/session")).status()).toBe(401);
});

test("a key without api_keys.read sees itself, what is missing and how to make the key it needs", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  await signIn(page, app, await sandbox.clone("mail-only"));
  await page.goto("/keys");
  const main = page.getByRole("main");
  await expect(title(page, "SendGrid denied access")).toBeVisible();
  await expect(main).toContainText("This requires api_keys.read.");
  await expect(main).toContainText("Yours is missing api_keys.read and subusers.read.");
  await expect(main.getByText("mail.send", { exact: true })).toBeVisible();
  await expect(main.locator("pre")).toContainText(
    /"scopes": \[\s*"api_keys.read",\s*"subusers.read"\s*\]/,
  );
  await expect(page.getByText("in full and is empty")).toHaveCount(0);
});

test("a key that may only list keys is told about subusers in the switcher, and can still type one", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  await signIn(page, app, await sandbox.clone("limited"));
  await page.goto("/keys");
  await expect(page.getByText("7 of 7 keys read").first()).toBeVisible();
  await press(page, "s", page.getByRole("combobox", { name: "Find an account" }));
  await expect(page.getByText(/^Subusers not read: .*subusers\.read/)).toBeVisible();
  await page.keyboard.type("somebody");
  await expect(page.getByRole("option", { name: "subuser (as typed)" })).toBeVisible();
});

test("one key of many fails: it is shown as not known, counted, with its reason, and read again", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  await signIn(page, app, apiKey);
  const id = await apiKeyNamed(page.request, "grafana");
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 403, match: id }]);
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("37 of 38 keys read").first()).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: id });
  await expect(row).toContainText("Unknown");
  await expect(row).toContainText("not read: 403");
  await expect(row.getByRole("img", { name: "Scopes not read." })).toBeVisible();
  await page.getByRole("button", { name: /37 of 38 keys read/ }).click();
  await expect(page.getByText("1 key could not be read.", { exact: true })).toBeVisible();
  await sandbox.setFaults(apiKey, []);
  await page.getByRole("button", { name: "Retry what failed" }).click();
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await expect(row).toContainText("Custom");
});

test("no such page, no such page signed out", async ({ page }) => {
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(title(page, "Page not found")).toBeVisible();
  await page.getByRole("link", { name: "Go to your keys" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fkeys/);
});

test("this server away while keys are read: it is asked again for a minute, and then says so", async ({
  ownApp: app,
  page,
  sandbox,
}) => {
  const faults = [{ kind: "latency", ms: 1_500, match: "/v3/api_keys/" }] as const;
  await signIn(page, app, await sandbox.clone("acme", { faults }));
  await page.clock.install();
  await page.route(/\/api\/audit\?/, (route) => route.abort());
  await page.goto("/keys?on-behalf-of=");
  const said = title(page, "This server cannot be reached");
  await expect(async () => {
    await page.clock.fastForward(10_000);
    await expect(said).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.unrouteAll();
  await tryAgain(page).click();
  await expect(said).toHaveCount(0);
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
});
