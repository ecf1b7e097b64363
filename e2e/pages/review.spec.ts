import { readFile } from "node:fs/promises";
import { verifyReview } from "@/lib/audit/review/read";
import { expectAccessible } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import {
  actAs,
  decide,
  decideAll,
  decided,
  digest,
  five,
  keyAtHand,
  openFile,
  queued,
  start,
  taken,
  WHY,
} from "../support/review-desk";

test("a review from its start to its sign-off, by keyboard; its file proves itself and opens to be read", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage((await five(sandbox)).apiKey);
  await start(page);

  // Nobody may attest the key they signed in with, and every decision needs a reason.
  await expect(keyAtHand(page)).toHaveText("only-key");
  await expect(page.getByRole("button", { name: "Retain" })).toBeDisabled();
  await expect(page.getByText("You can only choose Investigate.")).toBeVisible();
  await page.getByLabel("Why", { exact: true }).press("Enter");
  await expect(page.getByText("Choose a decision first.")).toBeVisible();
  await page.getByRole("listbox").focus();
  await decide(page, "i", "short");
  await expect(page.getByText("Say why, in at least 15 characters.")).toBeVisible();
  await page.getByLabel("Why", { exact: true }).fill("");
  await page.getByRole("listbox").focus();
  await page.keyboard.press("j");
  await expect(keyAtHand(page)).toHaveText("ci");
  await expect(page.getByLabel(/other undecided key/)).toHaveCount(0);
  await expect(
    page.getByText("it is privileged (its worst finding is critical or high)."),
  ).toBeVisible();
  await page.keyboard.press("k");
  await decideAll(page);

  await page.reload();
  await decided(page, "5 of 5");
  await page.getByRole("button", { name: "All 5" }).click();
  await page.getByRole("option", { name: /^stats-b/ }).click();
  await expect(page.getByRole("region", { name: "Decisions so far" })).toContainText(WHY);

  // Changing one's mind adds a decision; the earlier one stays in the file.
  await page.keyboard.press("x");
  await page.getByLabel("Ticket").fill("SEC-142");
  await page.getByLabel("Due").fill("2027-03-01");
  await page.getByLabel("Why", { exact: true }).fill("Nobody knows any more what for.");
  await page.getByLabel("Why", { exact: true }).press("Enter");
  await page.getByRole("option", { name: /^stats-b/ }).click();
  const history = page.getByRole("region", { name: "Decisions so far" });
  await expect(history).toContainText("before");
  await expect(history).toContainText("Ticket SEC-142, due 2027-03-01");

  // A person who decided is not offered the sign-off, however they spell their name.
  const switched = page.getByRole("button", { name: "Switch reviewer" });
  await switched.click();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await actAs(page, "aDa");
  await expect(switched).toBeFocused();
  const sign = page.getByRole("button", { name: "Sign off and lock" });
  await expect(page.getByText("That rules out Ada")).toBeVisible();
  await expect(sign).toHaveCount(0);
  await page.getByRole("button", { name: "Switch reviewer" }).click();
  await actAs(page, "Grace");
  await sign.click();
  await expect(page.getByRole("heading", { name: "Signed off and locked" })).toBeFocused();
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

  await page.getByRole("button", { name: "All reviews" }).click();
  await expect(page.getByRole("link", { name: "All keys, fourth quarter" })).toBeVisible();
  await expect(page.getByText("Signed off", { exact: true })).toBeVisible();

  // Someone else may start the next one.
  await expect(page.getByText("You act as Grace")).toBeVisible();
  await switched.click();
  await actAs(page, "Ada");
  await expect(page.getByText("These keys and people are made up.")).toBeVisible();

  await openFile(page, text.replace(WHY, `${WHY} `));
  await expect(page.getByText("This review is broken: decision 2")).toBeVisible();
  await openFile(page, text.replace('"name":"stats-a"', '"name":"stats-z"'));
  await expect(page.getByText("This review is broken: the frozen keys")).toBeVisible();
  await openFile(page, text);
  await expect(page.getByRole("heading", { name: "Signed off and locked" })).toBeVisible();
  await expect(page.getByText("Opened from a file")).toBeVisible();
});

test("a file that an earlier version wrote opens, to be read, and says that names were typed", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo", { rateLimit: null }));
  await page.goto("/review");
  await expect(page.getByRole("button", { name: "Start the review" })).toBeEnabled();
  await openFile(page, await readFile("lib/audit/testing/review-v1.json", "utf8"));
  await expect(page.getByText("Opened from a file. Every hash in it is correct.")).toBeVisible();
  await page.getByText("Scope and evidence").click();
  await expect(
    page.getByText("People typed their names: nobody checked who they are."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Investigate" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Send to a colleague" })).toHaveCount(0);
});

test("what was not read can only be investigated, and all of it says INCOMPLETE", async ({
  sandbox,
  signInPage,
}) => {
  const { apiKey, idOf } = await five(sandbox);
  const match = `api_keys/${idOf("b")}`;
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 403, match }]);
  const page = await signInPage(apiKey);
  await start(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access review, INCOMPLETE");
  await expect(keyAtHand(page)).toHaveText("stats-b");
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
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toContainText(
    "INCOMPLETE",
  );
  const foot = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--page-foot"),
  );
  expect(foot).toContain("INCOMPLETE");
});

test("a key that gets other scopes lets its decision, and the sign-off, lapse", async ({
  sandbox,
  signInPage,
}) => {
  const { apiKey, idOf } = await five(sandbox);
  const page = await signInPage(apiKey);
  await start(page);
  await decideAll(page);
  await page.getByRole("button", { name: "Switch reviewer" }).click();
  await actAs(page, "Grace");
  await page.getByRole("button", { name: "Sign off and lock" }).click();
  await expect(page.getByRole("heading", { name: "Signed off and locked" })).toBeVisible();
  const scopes = ["stats.read", "mail.send"];
  const put = [{ api_key_id: idOf("a"), name: "stats-a", scopes }];
  await sandbox.editKeys(apiKey, { removed: [idOf("d")], put });
  const { origin, search } = new URL(page.url());
  const data = { account: "self", action: "refresh" };
  await page.request.post("/api/audit", { headers: { Origin: origin }, data });
  await page.goto(`/review${search}&show=all`);
  await expect(page.getByText(/^5 of 5 keys decided; 1 lapsed/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "The sign-off has lapsed" })).toBeVisible();
  await page.getByRole("option", { name: /^ci/ }).click();
  await expect(page.getByText("It is gone:")).toBeVisible();
  await expect(page.getByText("Since the sign-off: 1 of 2 decisions done")).toBeVisible();

  // The next review starts from here.
  await page.getByRole("button", { name: "All reviews" }).click();
  await page.getByLabel("Scope and reason").fill("The quarter after");
  await page.getByRole("button", { name: "Start the review" }).click();
  await decided(page, "0 of 2");
  await expect(queued(page).first()).toContainText("Not done: investigate");
  await page.getByText("Since the last review: 1 of 2 decisions done").click();
  await expect(page.getByText(/^Revoke: gone/)).toBeVisible();
});

test("the queue is narrowed as the list of keys is, and its order is said", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage((await five(sandbox)).apiKey);
  await page.goto("/review");
  // It says what is missing, and focuses the first missing field.
  await page.getByRole("button", { name: "Start the review" }).click();
  await expect(page.getByText("Say what this review is for.")).toBeVisible();
  await expect(page.getByLabel("Scope and reason")).toBeFocused();
  await start(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const options = queued(page);
  await expect(options).toHaveCount(5);
  await page.keyboard.press("/");
  await page.keyboard.type("stats-");
  await expect(options).toHaveCount(3);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Can", exact: true }).click();
  await page.getByLabel(/^Create or change keys/).check();
  await expect(page.getByRole("region", { name: "Active filters" })).toBeVisible();
  await expect(page).toHaveURL(/effect=mint/);
  await page.keyboard.press("Escape");
  await expect(options.filter({ hasText: "stats-" })).toHaveCount(0);
  // A filter without matches says how to clear it, and keeps the current key open.
  await page.keyboard.press("/");
  await page.keyboard.type("no such key");
  await expect(page.getByText("No undecided key matches the filters.")).toBeVisible();
  await expect(keyAtHand(page)).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(options).toHaveCount(5);
  await page.getByLabel("Order").selectOption("name");
  await expect(page.getByText("By name, then account.")).toBeVisible();
  await expect(options.first()).toContainText("ci");
});

test("axe finds nothing: before, while deciding, handed over and signed off; on paper every key is there", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage((await five(sandbox)).apiKey);
  await page.goto("/review");
  await expect(page.getByRole("button", { name: "Start the review" })).toBeEnabled();
  await expectAccessible(page);
  await start(page);
  await page.getByText("Scope and evidence").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send to a colleague" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await decideAll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Switch reviewer" }).click();
  await actAs(page, "Grace");
  await page.getByRole("button", { name: "Sign off and lock" }).click();
  await page.getByRole("button", { name: "All 5" }).click();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const keys = page.getByRole("article").getByRole("table").first();
  await expect(keys.getByRole("row")).toHaveCount(6);
  await expect(page.getByRole("listbox")).toBeHidden();
});
