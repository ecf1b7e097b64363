import { expect, test } from "../support/fixtures";

test("a click while the server is away stays on the page, says so, and goes on when it is back", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  await page.goto("/changes");
  const save = page.getByRole("button", { name: "Save snapshot" });
  await expect(save).toBeEnabled();
  const download = page.waitForEvent("download");
  await save.click();
  const file = await (await download).path();
  await page.getByLabel("Choose snapshots").setInputFiles(file);
  const chosen = page.getByLabel("Add snapshots");
  await expect(chosen).toBeAttached();

  await page.route("**/*", (route) => route.abort("connectionrefused"));
  await page.getByRole("navigation").getByRole("link", { name: "Matrix" }).click();
  await expect(page.getByText("This server can’t be reached.")).toBeVisible();
  await expect(page).toHaveURL("/changes");
  await expect(chosen).toBeAttached();

  await page.unrouteAll();
  await expect(page).toHaveURL("/matrix");
  await expect(page.getByText("This server can’t be reached.")).toHaveCount(0);
  await page.getByRole("navigation").getByRole("link", { name: "Changes" }).click();
  await expect(chosen).toBeAttached();
});
