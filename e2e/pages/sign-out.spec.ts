import { expect, test } from "../support/fixtures";

// Playwright turns off the back/forward cache, which is exactly what must not reveal anything here.
test.use({
  launchOptions: async ({ launchOptions }, provide) =>
    provide({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

test("signed out, Back shows nothing of what was read", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("solo"));
  await page.goto("/keys");
  await page.getByRole("link", { name: "only-key" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "only-key" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  for (const back of ["the key", "the list"]) {
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Audit your SendGrid" }), back).toBeVisible();
    await expect(page.getByText("only-key"), back).toHaveCount(0);
  }
  expect((await page.request.get("/api/session")).status()).toBe(401);
});

test("signed out in one tab, the other tab shows nothing any more either", async ({
  context,
  sandbox,
  signInPage,
}) => {
  const first = await signInPage(await sandbox.clone("solo"));
  await first.goto("/keys");
  const second = await context.newPage();
  await second.goto("/keys");
  await expect(second.getByRole("link", { name: "only-key" })).toBeVisible();
  await first.getByRole("button", { name: "Sign out" }).click();
  await expect(first.getByText("You are signed out")).toBeVisible();
  await expect(second.getByText("You are signed out")).toBeVisible();
  await expect(second.getByText("only-key")).toHaveCount(0);
});

test("a session that ended elsewhere is told at the next step", async ({
  context,
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  await page.goto("/keys");
  // Read to its end: a running stream would notice first.
  await expect(page.getByText("1 of 1 key read").first()).toBeVisible();
  // So would a request that the page makes by itself, for its history.
  await page.waitForLoadState("networkidle");
  await context.clearCookies();
  await page.getByRole("link", { name: "only-key" }).click();
  await expect(page).toHaveURL(/\/sign-in\?(reason=signed_out&)?next=%2Fkeys/);
});
