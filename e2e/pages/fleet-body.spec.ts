import { expect, test } from "../support/fixtures";
import { press } from "../support/press";

test("no page calls an account empty whose list was refused", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("mail-only"));
  const main = page.getByRole("main");
  for (const path of ["/", "/keys", "/who-can?can=send", "/matrix", "/compare"]) {
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}on-behalf-of=*`);
    await expect(main.getByRole("heading", { name: "No API keys could be read" })).toBeVisible();
    await expect(main).toContainText(/1 account[^.]*: .*api_keys\.read/);
    await expect(main).not.toContainText("in full");
  }
});

test("the list and the overview say the same of an account, and leave out no account unread", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("ignored-header"));
  const said = /\d+ of \d+ keys can .* 3 accounts could not be read, so their keys are unknown\./;
  await page.goto("/keys?on-behalf-of=*");
  const sentence = page.getByRole("main").getByText(said);
  await expect(sentence).toBeVisible();
  const words = await sentence.innerText();
  await page.goto("/?on-behalf-of=*");
  await expect(page.getByRole("main").getByText(words)).toBeVisible();
});

test("another account's list is in its own order, and nothing chosen in the last one is left", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=partner-contoso");
  await expect(page.getByRole("row")).toHaveCount(1 + 5);
  await expect(page.getByText("5 of 5 keys read").first()).toBeAttached();
  await page.getByRole("row").nth(1).getByRole("checkbox").check();
  await expect(page.getByRole("region", { name: "Comparison" })).toBeVisible();

  await press(page, "s", page.getByRole("combobox", { name: "Find an account" }));
  await page.getByRole("option", { name: /own account/ }).click();
  await expect(page.getByText("38 of 38 keys read").first()).toBeAttached();
  await expect(page.getByRole("region", { name: "Comparison" })).toHaveCount(0);
  const severities = page.getByRole("row").locator("td.key-severity");
  await expect(severities.first()).toHaveText("Critical");
  const ranks = ["Critical", "High", "Medium", "Low", "Info", "No finding"];
  const seen = (await severities.allInnerTexts()).map((word) => ranks.indexOf(word.trim()));
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test("what failed keeps its panel, and its button the focus, while it is tried again", async ({
  sandbox,
  signInPage,
}) => {
  const list = "/v3/api_keys(\\?|$)";
  const apiKey = await sandbox.clone("solo");
  const page = await signInPage(apiKey);
  await sandbox.setFaults(apiKey, [{ kind: "wrong-shape", match: list }]);
  await page.goto("/keys");
  const panel = page.getByRole("heading", { name: "SendGrid’s answer could not be read" });
  await expect(panel).toBeVisible();
  await expect(page.getByRole("button", { name: /^List of keys not read/ })).toBeVisible();
  await sandbox.setFaults(apiKey, [{ kind: "latency", ms: 7_000, match: list }]);
  await page.getByRole("button", { name: "Try again" }).press("Enter");
  // Checked in one evaluation, because the state ends when SendGrid answers.
  const seen = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      const isKept = document.body.innerText.includes("SendGrid’s answer could not be read");
      return [at?.textContent, at?.getAttribute("aria-disabled"), isKept];
    });
  await expect.poll(seen).toEqual(["Trying again…", "true", true]);
  await expect(page.getByRole("link", { name: "only-key" })).toBeVisible();
  await expect(panel).toHaveCount(0);
});
