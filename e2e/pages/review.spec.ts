import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { verifyReview } from "@/lib/audit/review/read";
import { expectAccessible } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import type { SandboxClient } from "../support/sandbox-client";

const unlimited = { rateLimit: null };
const WHY = "Seen in the code of the shop.";
const digest = async (text: string) => createHash("sha256").update(text).digest("hex");
const idOf = (letter: string) => letter.repeat(22);

/** An account of five keys: the one signed in with, a privileged one, and three of one harmless scope set. */
async function five(sandbox: SandboxClient): Promise<string> {
  const apiKey = await sandbox.clone("solo", unlimited);
  const stats = ["a", "b", "c"].map((letter) => ({
    api_key_id: idOf(letter),
    name: `stats-${letter}`,
    scopes: ["stats.read"],
  }));
  const ci = { api_key_id: idOf("d"), name: "ci", scopes: ["api_keys.create", "mail.send"] };
  await sandbox.editKeys(apiKey, { removed: [], put: [...stats, ci] });
  return apiKey;
}

async function begin(page: Page, path = "/review") {
  await page.goto(path);
  const start = page.getByRole("button", { name: "Start the review" });
  await expect(start).toBeEnabled();
  await page.getByLabel("What is reviewed, and why now").fill("All keys, fourth quarter");
  await page.getByLabel("Your name").fill("Ada");
  await start.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Access review");
  await expect(page.getByText(/^0 of \d+ keys decided\.$/)).toBeVisible();
}

/** Decides on the key at hand by keyboard: the letter, why, Enter. */
async function decide(page: Page, letter: string, why = WHY) {
  const rationale = page.getByLabel("Why", { exact: true });
  await page.keyboard.press(letter);
  await expect(rationale).toBeFocused();
  await page.keyboard.type(why);
  await page.keyboard.press("Enter");
}

const decided = (page: Page, of: string) =>
  expect(page.getByText(new RegExp(`^${of} keys decided`))).toBeVisible();
const name = (page: Page) => page.getByRole("heading", { level: 2 }).last();

async function taken(page: Page, button: string): Promise<{ file: Download; text: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const file = await download;
  return { file, text: await readFile(await file.path(), "utf8") };
}

async function open(page: Page, text: string) {
  const buffer = Buffer.from(text);
  await page
    .getByLabel("Open a review")
    .setInputFiles({ name: "review.json", mimeType: "application/json", buffer });
}

/** All five decided: the reader's own and the privileged one by themselves, the three together. */
async function decideAll(page: Page) {
  await expect(name(page)).toHaveText("only-key");
  await decide(page, "i", "It is mine: another must look at it.");
  await decided(page, "1 of 5");
  await expect(name(page)).toHaveText("ci");
  await decide(page, "x");
  await decided(page, "2 of 5");
  const alike = page.getByLabel(/^And the 2 other undecided keys/);
  await expect(alike).toBeVisible();
  // Where the decision before has led to: until then letters are text of its field.
  await expect(name(page)).toBeFocused();
  await page.keyboard.press("a");
  await expect(alike).toBeChecked();
  // Letters go on working once the box itself has the focus.
  await alike.uncheck();
  await page.keyboard.press("a");
  await expect(alike).toBeChecked();
  await decide(page, "r");
  await decided(page, "5 of 5");
}

test("a review from its start to its seal, by keyboard and without a request; its file proves itself", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await five(sandbox));
  await begin(page);
  await page.waitForLoadState("networkidle");
  const requests: string[] = [];
  page.on("request", (request) => {
    // The browser itself looks at the tab's icon whenever the address becomes another.
    if (!request.url().includes("/icon.svg")) requests.push(request.url());
  });

  // Nobody attests the key they came in with, and nothing is decided without a reason.
  await expect(name(page)).toHaveText("only-key");
  await expect(page.getByRole("button", { name: "Retain" })).toBeDisabled();
  await expect(page.getByText("it needs another reviewer")).toBeVisible();
  await decide(page, "i", "short");
  await expect(page.getByText("Say why, in at least 15 characters.")).toBeVisible();
  await page.getByLabel("Why", { exact: true }).fill("");
  await page.getByRole("listbox").focus();
  await page.keyboard.press("j");
  await expect(name(page)).toHaveText("ci");
  await expect(page.getByLabel(/other undecided key/)).toHaveCount(0);
  await expect(page.getByText("it is privileged")).toBeVisible();
  await page.keyboard.press("k");
  await decideAll(page);
  expect(requests).toEqual([]);

  await page.reload();
  await decided(page, "5 of 5");
  await page.getByRole("button", { name: "All 5" }).click();
  await page.getByRole("option", { name: /^stats-b/ }).click();
  await expect(page.getByRole("region", { name: "Decisions so far" })).toContainText(WHY);

  // Changing one's mind adds a decision; the one before stays in the file.
  await decide(page, "x", "Nobody knows any more what for.");
  await page.getByRole("option", { name: /^stats-b/ }).click();
  await expect(page.getByRole("region", { name: "Decisions so far" })).toContainText("before");

  const seal = page.getByRole("button", { name: "Acknowledge and seal" });
  await page.getByLabel("Your name").fill(" aDa ");
  await seal.click();
  await expect(page.getByText("it takes a second person")).toBeVisible();
  await page.getByLabel("Your name").fill("Grace");
  await seal.click();
  await expect(page.getByRole("heading", { name: "Acknowledged and sealed" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Retain" })).toHaveCount(0);

  const { file, text } = await taken(page, "Save the review");
  expect(file.suggestedFilename()).toMatch(/^sendgrid-review_solo_\d{4}-\d\d-\d\d\.json$/);
  const reading = await verifyReview(text, digest);
  if (!reading.ok) throw new Error(reading.problem);
  const { decisions, acknowledgement } = reading.review;
  expect(decisions.map(({ together }) => together)).toEqual([1, 1, 3, 3, 3, 1]);
  expect(acknowledgement?.acknowledged_by.name).toBe("Grace");
  await expect(page.getByText(acknowledgement?.sha256 ?? "none").last()).toBeVisible();

  const evidence = await taken(page, "CSV");
  expect(evidence.text.trim().split("\r\n")).toHaveLength(6);
  expect(evidence.text).toContain('"not exposed by SendGrid API"');
  const script = await taken(page, "Script");
  expect(script.text.match(/^curl --fail-with-body --request DELETE/gm)).toHaveLength(2);

  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Erase it here" }).click();
  await expect(page.getByRole("button", { name: "Start the review" })).toBeVisible();
  await open(page, text.replace(WHY, `${WHY} `));
  await expect(page.getByText("This review is broken: decision 2")).toBeVisible();
  await open(page, text.replace('"name":"stats-a"', '"name":"stats-z"'));
  await expect(page.getByText("This review is broken: the frozen keys")).toBeVisible();
  await open(page, text);
  await expect(page.getByRole("heading", { name: "Acknowledged and sealed" })).toBeVisible();
});

test("what was not read can only be investigated, and all of it says INCOMPLETE", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await five(sandbox);
  const match = `api_keys/${idOf("b")}`;
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 403, match }]);
  const page = await signInPage(apiKey);
  await begin(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access review, INCOMPLETE");
  await expect(name(page)).toHaveText("stats-b");
  for (const verdict of ["Retain", "Reduce", "Revoke"]) {
    await expect(page.getByRole("button", { name: verdict })).toBeDisabled();
  }
  await decide(page, "i");
  await decided(page, "1 of 5");
  const { file, text } = await taken(page, "CSV");
  expect(file.suggestedFilename()).toContain("INCOMPLETE");
  for (const row of text.trim().split("\r\n").slice(1)) {
    expect(row).toMatch(/^"INCOMPLETE: scopes of 4 of 5 keys read, in 1 of 1 accounts/);
  }
});

test("a key that gets other scopes lets its decision lapse", async ({ sandbox, signInPage }) => {
  const apiKey = await five(sandbox);
  const page = await signInPage(apiKey);
  await begin(page);
  await decideAll(page);
  const scopes = ["stats.read", "mail.send"];
  const put = [{ api_key_id: idOf("a"), name: "stats-a", scopes }];
  await sandbox.editKeys(apiKey, { removed: [idOf("d")], put });
  const { origin } = new URL(page.url());
  const data = { account: "self", action: "refresh" };
  await page.request.post("/api/audit", { headers: { Origin: origin }, data });
  await page.goto("/review?show=all");
  await expect(page.getByText(/^5 of 5 keys decided; 1 lapsed/)).toBeVisible();
  await page.getByRole("option", { name: /^ci/ }).click();
  await expect(page.getByText("It is gone:")).toBeVisible();
});

test("two tabs do not write over each other", async ({ context, sandbox, signInPage }) => {
  const page = await signInPage(await five(sandbox));
  await begin(page);
  const other = await context.newPage();
  await other.goto("/review");
  await decided(other, "0 of 5");
  await decide(page, "i", "It is mine: another must look at it.");
  await decided(page, "1 of 5");
  await decide(other, "i", "It is mine: another must look at it.");
  await expect(other.getByText("Another tab has gone on with this review.")).toBeVisible();
  await decided(other, "1 of 5");
});

test("a draft outlasts its session, is not for another account, and goes at sign-out", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await five(sandbox);
  const page = await signInPage(apiKey);
  await begin(page);
  await decide(page, "i", "It is mine: another must look at it.");
  await decided(page, "1 of 5");
  await page.context().clearCookies();
  await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/review");
  await expect(
    page.getByRole("heading", { name: "Another account’s review is under way in this browser" }),
  ).toBeVisible();
  await expect(page.getByText("only-key")).toHaveCount(0);

  await page.context().clearCookies();
  await signInPage(apiKey);
  await page.goto("/review");
  await decided(page, "1 of 5");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign out and erase it" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await signInPage(apiKey);
  await page.goto("/review");
  await expect(page.getByRole("button", { name: "Start the review" })).toBeVisible();
});

test("signing out in another tab asks before it erases a review that is in no file", async ({
  context,
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await five(sandbox));
  await begin(page);
  const other = await context.newPage();
  await other.goto("/keys");
  const question = other.getByRole("dialog", { name: "Sign out without saving?" });
  const leave = other.getByRole("button", { name: "Sign out", exact: true });
  await leave.click();
  await expect(question).toContainText("All keys, fourth quarter");
  await expect(question).toContainText("0 of 5 keys decided");
  await expectAccessible(other);
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await expect(question).toBeHidden();
  await decided(page, "0 of 5");

  // By the palette too, and once more for what the first tab adds after the file was saved.
  await other.keyboard.press("ControlOrMeta+k");
  await other.getByRole("combobox", { name: "Command palette" }).fill("sign out");
  await other.keyboard.press("Enter");
  const { text } = await taken(other, "Save the file");
  expect((await verifyReview(text, digest)).ok).toBe(true);
  await expect(question).toContainText("Saved as sendgrid-review_");
  await decide(page, "i", "It is mine: another must look at it.");
  await decided(page, "1 of 5");
  await question.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(question).toContainText("1 of 5 keys decided");
  await taken(other, "Save the file");
  await question.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(other.getByText("You are signed out")).toBeVisible();
  await expect(page.getByText("You are signed out")).toBeVisible();
});

test("signing out asks nothing of a review whose file was saved, nor shows another account’s", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await five(sandbox));
  await begin(page);
  await page.context().clearCookies();
  await signInPage(await sandbox.clone("solo", unlimited));
  await page.goto("/keys");
  await page.getByRole("button", { name: "Sign out" }).click();
  const question = page.getByRole("dialog", { name: "Sign out without saving?" });
  await expect(question).toContainText("Another account’s review");
  await expect(question).not.toContainText("fourth quarter");
  await expect(question.getByRole("button", { name: "Save the file" })).toHaveCount(0);
  await question.getByRole("button", { name: "Sign out and erase it" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();

  await signInPage(await five(sandbox));
  await begin(page);
  await taken(page, "Save the review");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
});

test("axe finds nothing: before, while deciding, and sealed; on paper every key is there", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await five(sandbox));
  await page.goto("/review");
  await expect(page.getByRole("button", { name: "Start the review" })).toBeEnabled();
  await expectAccessible(page);
  await begin(page);
  await page.getByText("What is reviewed, and what it proves").click();
  await expectAccessible(page);
  await decideAll(page);
  await page.getByLabel("Your name").fill("Grace");
  await page.getByRole("button", { name: "Acknowledge and seal" }).click();
  await page.getByRole("button", { name: "All 5" }).click();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("article").getByRole("row")).toHaveCount(6);
  await expect(page.getByRole("listbox")).toBeHidden();
});
