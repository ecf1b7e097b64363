import type { Page } from "@playwright/test";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import { apiKeyNamed } from "../support/api-key-named";
import { expect, test } from "../support/fixtures";

const accounts = [{ username: "own", keys: ["shop", "quiet", "dark"] }];
const sent = { shop: { last_event_time: "2026-11-25T10:12:00Z" } };
const SENT = "Sent mail; last event 2026-11-25 10:12:00 UTC.";
const SILENT = "No mail in what Email Activity keeps (3 to 30 days by plan).";
const options = (activity: CloneOptions["activity"] = {}) => ({
  accounts,
  activity: { sent, ...activity },
});

const lastMail = (page: Page) => page.getByRole("region", { name: "Last mail" });

async function openKey(page: Page, name: string) {
  await page.goto(`/keys/${await apiKeyNamed(page.request, name)}`);
  await expect(lastMail(page)).toBeVisible();
}

const messageCalls = (calls: readonly { path: string }[]) =>
  calls.filter(({ path }) => path.startsWith("/v3/messages")).length;

test("a key's page asks when it last sent: one call, and only when it is told to", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", options());
  const page = await signInPage(apiKey);
  await openKey(page, "shop");
  await expect(
    lastMail(page).getByText(/^One call to Email Activity, up to three if SendGrid fails/),
  ).toBeVisible();
  expect(messageCalls(await sandbox.calls(apiKey))).toBe(0);
  await lastMail(page).getByRole("button", { name: "Ask when it last sent" }).click();
  await expect(lastMail(page).getByText(SENT)).toBeVisible();
  expect(messageCalls(await sandbox.calls(apiKey))).toBe(1);

  await openKey(page, "quiet");
  await lastMail(page).getByRole("button", { name: "Ask when it last sent" }).click();
  await expect(lastMail(page).getByText(SILENT)).toBeVisible();
  await expect(lastMail(page)).not.toContainText(/unused/i);
  // It is saved, and shown in the drawer too.
  await page.goto("/keys?q=quiet&on-behalf-of=");
  await page.getByRole("row", { name: /quiet/ }).click();
  await expect(page.getByRole("dialog").getByText(SILENT)).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Ask again" })).toBeVisible();
});

test.describe("what cannot be asked says why, and asks nothing", () => {
  test("without the scope, which is named", async ({ sandbox, signInPage }) => {
    const apiKey = await sandbox.clone("limited", options());
    const page = await signInPage(apiKey);
    await openKey(page, "shop");
    await expect(lastMail(page).getByText(/missing messages\.read/)).toBeVisible();
    await expect(lastMail(page).getByRole("button")).toHaveCount(0);
    expect(messageCalls(await sandbox.calls(apiKey))).toBe(0);
  });

  test("of a subuser, and of a key that cannot send", async ({ sandbox, signInPage }) => {
    const apiKey = await sandbox.clone("acme");
    const page = await signInPage(apiKey);
    await openKey(page, "grafana");
    await expect(lastMail(page).getByText(/cannot send mail: .*mail\.send/)).toBeVisible();
    const list = await page.request.get("/api/v3/api_keys", {
      headers: { "on-behalf-of": "acme-labs" },
    });
    const [first] = (await list.json()).result;
    await page.goto(`/keys/${first.api_key_id}?on-behalf-of=acme-labs`);
    await expect(lastMail(page).getByText(/only for the account your key/)).toBeVisible();
    expect(messageCalls(await sandbox.calls(apiKey))).toBe(0);
  });

  test("without the add-on, with SendGrid's status", async ({ sandbox, signInPage }) => {
    const page = await signInPage(await sandbox.clone("acme", options({ refusal: 403 })));
    await openKey(page, "shop");
    await lastMail(page).getByRole("button").click();
    await expect(lastMail(page).getByText(/Cannot be asked: SendGrid answered 403/)).toBeVisible();
  });
});

test("all that can send are asked for in the background, and the silent ones are found", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", options());
  const page = await signInPage(apiKey);
  await page.goto("/keys?on-behalf-of=");
  const menu = page.getByRole("button", { name: /^Last mail/ }).first();
  await menu.click();
  await expect(page.getByText(/each of your account’s 4 keys that can send/)).toBeVisible();
  await page.getByRole("button", { name: "Ask for all that can send" }).click();
  await expect(page.getByText(/^Done: 4 of 4 keys known, \d calls$/)).toBeVisible();
  expect(messageCalls(await sandbox.calls(apiKey))).toBeLessThanOrEqual(4);
  await expect(page.getByText("1 sent mail; 3 silent in what")).toBeVisible();
  await page.getByRole("button", { name: "Show silent senders" }).click();
  await expect(page).toHaveURL(/mail=silent/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /quiet/ })).toContainText("none kept");
  await expect(page.getByRole("row", { name: /shop/ })).toHaveCount(0);
  await page.goto("/keys?rule=silent-sender&on-behalf-of=");
  await expect(page.getByRole("row", { name: /dark/ })).toBeVisible();
});

test("the task pauses, stays paused through a reload, and goes on", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", options());
  await sandbox.setFaults(apiKey, [{ kind: "hang-before-headers", match: "/v3/messages" }]);
  const page = await signInPage(apiKey);
  await page.goto("/keys?on-behalf-of=");
  const open = () =>
    page
      .getByRole("button", { name: /^Last mail/ })
      .first()
      .click();
  await open();
  await page.getByRole("button", { name: "Ask for all that can send" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText(/^Paused: 0 of 4 keys known/)).toBeVisible();
  await sandbox.setFaults(apiKey, []);
  await page.reload();
  await open();
  await expect(page.getByText(/^Paused: 0 of 4 keys known/)).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(/^Done: 4 of 4 keys known/)).toBeVisible();
});
