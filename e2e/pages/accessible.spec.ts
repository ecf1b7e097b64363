import { apiKeyNamed } from "../support/api-key-named";
import { complaintsOf } from "../support/complaints";
import { everyRoute } from "../support/every-route";
import { expectAccessible } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

/** Stands for the ID of the signed-in key, which differs in each test. */
const OWN_KEY = "own-key";

for (const path of everyRoute(OWN_KEY).pages) {
  test(`every page there is: ${path}`, async ({ sandbox, signInPage }) => {
    const apiKey = await sandbox.clone("auditor");
    const page = await signInPage(apiKey);
    await page.goto(path.replace(OWN_KEY, apiKey.slice(3, 25)));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  });
}

test("sign-in", async ({ page }) => {
  await page.goto("/sign-in?reason=key_rejected");
  for (const words of ["Create a least-privilege audit key", "How we protect your key"]) {
    await page.getByText(words).click();
  }
  await page.getByLabel("SendGrid API key").fill("SG.too-short");
  await expectAccessible(page);
});

test("the list of keys", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const complaints = complaintsOf(page);
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("a list with a key that could not be read, and its reasons", async ({
  sandbox,
  signInPage,
}) => {
  const faults = [{ kind: "status", status: 403, match: "/v3/api_keys/", times: 1 }] as const;
  const page = await signInPage(await sandbox.clone("auditor", { faults }));
  await page.goto("/keys?on-behalf-of=");
  await page.getByRole("button", { name: /11 of 12 keys read/ }).click();
  await expect(page.getByText("1 key could not be read.", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("a key", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const complaints = complaintsOf(page);
  await page.goto(`/keys/${await apiKeyNamed(page.request, "beta-programme")}`);
  for (const words of [/^No access to/, /^All \d+ scopes/]) await page.getByText(words).click();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("no such key", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("solo"));
  await page.goto("/keys/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(page.getByRole("heading", { name: "No such key in this account" })).toBeVisible();
  await expectAccessible(page);
});

test("a key that may not list keys", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("mail-only"));
  await page.goto("/keys");
  await expect(page.getByRole("heading", { name: "SendGrid denied access" })).toBeVisible();
  await expectAccessible(page);
});

test("the account switcher, open, and the band of a subuser", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=acme-legacy-2017");
  await page.getByRole("button", { name: /^Account: / }).click();
  await expect(page.getByText("12 subusers.")).toBeVisible();
  await expectAccessible(page);
});

test("no such page", async ({ page }) => {
  await page.goto("/no-such-page");
  await expectAccessible(page);
});
