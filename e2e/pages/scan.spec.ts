import { expect, test } from "../support/fixtures";

test("a scan is paused, resumed and started anew from the bar at the top", async ({
  sandbox,
  signInPage,
}) => {
  const key = await sandbox.clone("full");
  // Slow enough to be paused before it ends, however busy the machine.
  await sandbox.setFaults(key, [{ kind: "latency", ms: 8_000, match: "/api_keys/." }]);
  const page = await signInPage(key);
  await page.goto("/keys");
  const status = page.getByRole("banner").getByRole("button", { name: /of \d+ keys read/ });
  await expect(status).toContainText(/\d+ of 100 keys read/);
  await status.click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(status).toContainText("paused");
  await sandbox.setFaults(key, []);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(status).toContainText("100 of 100 keys read");
  const before = await sandbox.calls(key);
  await page.getByRole("button", { name: "Read everything again" }).click();
  await expect
    .poll(async () => (await sandbox.calls(key)).length - before.length)
    .toBeGreaterThanOrEqual(100);
  await expect(status).toContainText("100 of 100 keys read");
});

test("keys that could not be read are counted with their reason, and read again when asked", async ({
  sandbox,
  signInPage,
}) => {
  const key = await sandbox.clone("acme");
  await sandbox.setFaults(key, [{ kind: "status", status: 403, match: "/api_keys/." }]);
  const page = await signInPage(key);
  await page.goto("/keys?on-behalf-of=");
  const status = page.getByRole("banner").getByRole("button", { name: /of \d+ keys read/ });
  await expect(status).toContainText("0 of 38 keys read");
  await expect(status).toContainText("38 keys could not be read");
  await sandbox.setFaults(key, []);
  await status.click();
  await expect(page.getByText(/^38 × SendGrid denied access/)).toBeVisible();
  await page.getByRole("button", { name: "Retry what failed" }).click();
  await expect(status).toContainText("38 of 38 keys read");
});

test("every account is one choice of the switcher, and the frame says so", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByRole("banner")).toContainText("38 of 38 keys read");
  await page.keyboard.press("s");
  await page.getByRole("combobox", { name: "Find an account" }).fill("every");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/on-behalf-of=(\*|%2A)/);
  await expect(page.getByRole("button", { name: /^Account: Every account/ })).toContainText(
    "parent, 12 subusers, 2 customer accounts",
  );
});
