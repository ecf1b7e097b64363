import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

const FAILING = { kind: "status", status: 403, onBehalfOf: "acme-labs" } as const;

test("every account is shown with its counts, whichever the address looks at", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/accounts?on-behalf-of=acme-labs");
  await expect(page.getByText("15 accounts: your own, 12 subusers and 2")).toBeVisible();
  await expect(page.getByText("The other pages look at subuser acme-labs.")).toBeVisible();
  const row = page.getByRole("row", { name: /acme-legacy-2017/ });
  await expect(row).toContainText("subuser · global · disabled");
  await expect(row).toContainText("3/100");
  await page.getByRole("button", { name: "Create or change keys" }).click();
  await expect(page).toHaveURL(/sort=mint&desc=true|sort=mint/);
  await page.getByRole("combobox", { name: "Show" }).selectOption("Disabled");
  await expect(page).toHaveURL(/show=disabled/);
  await expect(page.getByRole("link", { name: "acme", exact: true })).toHaveCount(0);
});

test("an account that was refused says so, and is read again by itself", async ({
  sandbox,
  signInPage,
}) => {
  const key = await sandbox.clone("acme");
  await sandbox.setFaults(key, [FAILING]);
  const page = await signInPage(key);
  await page.goto("/accounts");
  const row = page.getByRole("row", { name: /acme-labs/ });
  await expect(row).toContainText("403");
  await expect(page.getByText("14 of 15 fully read.")).toBeVisible();
  await sandbox.setFaults(key, []);
  await row.getByRole("button", { name: "Read acme-labs again" }).click();
  await expect(row).toContainText("2 of 2 read");
  await expect(page.getByText("15 of 15 fully read")).toBeVisible();
});

test("subusers that could not be listed are a line with its reason and next step", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("limited"));
  await page.goto("/accounts");
  const row = page.getByRole("row", { name: /^Subusers/ });
  await expect(row).toContainText("403");
  await expect(row).toContainText("subusers.read, then scan again");
});

test("with the keyboard alone: to an account's keys", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/accounts?sort=name&desc=false");
  await expect(page.getByText("15 of 15 fully read")).toBeVisible();
  const walked = page.getByRole("table").locator("a:focus");
  await page.keyboard.press("k");
  await expect(walked).toHaveText("acme");
  await page.keyboard.press("j");
  await expect(walked).toHaveText("Acme Outlet Store");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/keys\?on-behalf-of=/);
  await expect(page.getByText("You are looking at")).toBeVisible();
});

test("axe finds nothing", async ({ sandbox, signInPage }) => {
  const key = await sandbox.clone("acme");
  await sandbox.setFaults(key, [FAILING]);
  const page = await signInPage(key);
  await page.goto("/accounts");
  await expect(page.getByRole("row", { name: /acme-labs/ })).toContainText("403");
  await expectNoViolations(page);
});
