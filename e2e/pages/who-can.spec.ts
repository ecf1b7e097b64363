import { readFile } from "node:fs/promises";
import type { ApiKeyList } from "@/lib/contract/answers";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

const unlimited = { rateLimit: null };

test("with the keyboard alone: a question is asked, two who can are picked and compared", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/who-can?on-behalf-of=*");
  const field = page.getByRole("combobox", { name: "Who can" });
  await expect(field).toBeFocused();
  await page.keyboard.type("create API k");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: /create API keys/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("create API keys");
  await expect(page).toHaveURL(/[?&]can=create\+API\+keys/);
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText(
    /\d+ keys in \d+ of 15 accounts can create API keys\. Searched 93 of 93 keys\./,
  );

  const picks = answer.getByRole("checkbox");
  await picks.nth(0).focus();
  await page.keyboard.press("Space");
  await picks.nth(1).focus();
  await page.keyboard.press("Space");
  // The URL is written a moment later; what is not in it yet cannot be there after going back.
  await expect(page).toHaveURL(/pick=[^&]+,[^&]+/);
  const compare = answer.getByRole("link", { name: "Compare these two" });
  await compare.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/compare\?.*a=.*b=/);
  await expect(page.getByRole("toolbar", { name: "Both prints, group by group" })).toBeVisible();

  await page.goBack();
  await expect(field).toHaveValue("create API keys");
  await expect(picks.nth(1)).toBeChecked();
});

test("a question that makes no sense is told what and where, and an empty answer has its proof", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo", unlimited));
  await page.goto("/who-can?can=mail.send+AND+do+magic");
  const field = page.getByRole("combobox", { name: "Who can" });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(
    /We don’t recognize "do magic"\. .* At character 15\.$/,
  );
  await expect(page.locator("mark")).toHaveText("do magic");
  await expect(page.getByRole("region", { name: "Answer" })).toHaveCount(0);

  await field.fill("change billing");
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("No key can change billing. Searched 1 of 1 key.");
  await expect(answer.getByText("1 more key could gain this ability")).toBeVisible();
  await answer.getByText("What was looked for").click();
  await expect(answer.getByText("billing.update")).toBeVisible();
  await field.fill('"foo.bar"');
  await expect(answer.getByText("on any key read matches “foo.bar”.")).toBeVisible();
  await field.fill("");
  await expect(page.getByText("Counted over 1 key.")).toBeVisible();
});

test("keys that could not be read are never counted as unable, and can be read again", async ({
  sandbox,
  signIn,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const list = await (await signIn(apiKey)).get("/api/v3/api_keys");
  const keys: ApiKeyList = await list.json();
  const broken = keys.result.slice(3, 5).map(({ api_key_id }) => api_key_id ?? "");
  await sandbox.setFaults(apiKey, [
    { kind: "status", status: 403, match: `api_keys/(${broken.join("|")})` },
  ]);
  const page = await signInPage(apiKey);
  await page.goto("/who-can?can=send+mail&on-behalf-of=");
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("Searched 36 of 38 keys; 2 unread keys could.");
  await answer.getByText("2 unread keys could", { exact: true }).click();
  for (const id of broken) await expect(answer.getByText(id)).toBeVisible();

  await sandbox.setFaults(apiKey, []);
  await answer.getByRole("button", { name: "Retry what failed" }).click();
  await expect(answer).toContainText("Searched 38 of 38 keys.");
});

test("an answer is taken along with its question, whom it is over, and what it says of each key", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo", unlimited));
  await page.goto("/who-can?can=change+billing");
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("Searched 1 of 1 key.");
  const take = async (format: RegExp) => {
    await answer.getByRole("button", { name: "Export" }).click();
    const started = page.waitForEvent("download");
    await answer.getByRole("button", { name: format }).click();
    const download = await started;
    return readFile(await download.path(), "utf8");
  };
  const { view, keys, catalogue, coverage } = JSON.parse(await take(/^JSON/));
  expect(view).toBe("Who can change billing? No key can change billing. Searched 1 of 1 key.");
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ name: "only-key", scopes_read: true });
  expect(keys[0].answer).toMatch(/^could gain this ability \(/);
  expect(coverage).toMatchObject({ keysShown: 1, keysRead: 1, keysTotal: 1, complete: true });
  expect(catalogue.sha256).toMatch(/^[0-9a-f]{64}$/);
  const csv = await take(/^CSV/);
  expect(csv.split("\r\n")[0]).toMatch(/"catalogue_version","answer"$/);
});

test("has nothing that axe objects to", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/who-can?on-behalf-of=*&can=suppression.*.delete");
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("Searched 93 of 93 keys");
  await page.getByText(/more keys could gain this ability/).click();
  await page
    .getByRole("button", { name: /other abilities/ })
    .first()
    .click();
  await expect(page.getByText("It can also")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("combobox", { name: "Who can" }).fill("send mail AND NOT templ");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectNoViolations(page);
});
