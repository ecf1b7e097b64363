import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/expect-accessible";
import { expect, postSession, test } from "../support/fixtures";

const MADE = { api_key_id: "n".repeat(22), name: "made-since", scopes: ["stats.read"] };

/** Signs a page in to an app whose history no other spec writes. */
async function signIn(page: Page, origin: string, apiKey: string) {
  const response = await postSession(page.request, origin, { api_key: apiKey });
  expect(response.status(), await response.text()).toBe(201);
}

async function scanAgain(page: Page, origin: string) {
  const data = { account: "self", action: "refresh" };
  const asked = await page.request.post(`${origin}/api/audit`, {
    headers: { Origin: origin },
    data,
  });
  expect(asked.ok()).toBe(true);
  await (await page.request.get(`${origin}/api/audit?account=self`)).text();
}

test("what changed is there without a file: on Changes, on the overview, at the key; two days compare", async ({
  page,
  sandbox,
  ownApp: { url },
}) => {
  const apiKey = await sandbox.clone("solo", { rateLimit: null });
  await signIn(page, url, apiKey);
  await page.goto(`${url}/changes`);
  const history = page.getByRole("region", { name: "History" });
  await expect(history.getByText("History begins with 1 key.")).toBeVisible();

  await sandbox.editKeys(apiKey, { removed: [], put: [MADE] });
  await scanAgain(page, url);
  await page.goto(`${url}/changes`);
  await expect(history.getByText("1 key added", { exact: true })).toBeVisible();
  const line = history
    .getByRole("listitem")
    .filter({ hasText: "made-since added, with 1 scope" })
    .last();
  await expect(line).toContainText(/between .* UTC and .* UTC/);
  await expectAccessible(page);

  await history.getByRole("button", { name: /^Compare the end of / }).click();
  await expect(
    page.getByText(
      "None of 2 keys in 1 account was added, removed, renamed or given other scopes.",
    ),
  ).toBeVisible();

  await history.getByLabel("As it was on").fill("2001-01-01");
  await history.getByRole("button", { name: /^Add to comparison/ }).click();
  await expect(
    history.getByText(/^Nothing was recorded by then\. The history begins/),
  ).toBeVisible();

  await page.goto(url);
  const news = page.getByRole("region", { name: "What’s new" });
  await expect(news).toContainText("1 key added");

  await page.goto(`${url}/keys/${MADE.api_key_id}`);
  await expect(page.getByText(/^(Between .* UTC and|At) .* UTC$/).first()).toBeVisible();
  await expect(page.getByText("Younger than 90 days, for certain")).toBeVisible();

  await page.goto(`${url}/keys?age=younger`);
  await expect(page.getByRole("link", { name: "made-since" })).toBeVisible();
  await expect(page.locator("tr[data-index]")).toHaveCount(1);
});

test("an account is forgotten once its name is typed", async ({
  page,
  sandbox,
  ownApp: { url },
}) => {
  await signIn(page, url, await sandbox.clone("solo", { rateLimit: null }));
  await page.goto(`${url}/changes`);
  await page.getByRole("button", { name: "Forget this account" }).click();
  const question = page.getByRole("dialog", { name: "Forget this account?" });
  await question.getByRole("textbox").fill("another");
  await question.getByRole("button", { name: "Delete its history" }).click();
  await expect(question.getByRole("alert")).toHaveText("This isn’t the account’s name.");
  await question
    .getByRole("textbox")
    .fill((await question.getByRole("strong").textContent()) ?? "");
  await question.getByRole("button", { name: "Delete its history" }).click();
  await expect(page.getByText("Nothing is recorded.")).toBeVisible();
});
