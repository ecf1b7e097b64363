import { expect, test } from "../fixtures";

test("a signed-in browser gets the list of keys, and the console stays clean", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto("/keys");
  await expect(page.getByText("only-key").first()).toBeVisible();
  expect(said).toEqual([]);
});
