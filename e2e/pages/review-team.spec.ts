import { verifyReview } from "@/lib/audit/review/read";
import { expect, test } from "../support/fixtures";
import {
  actAs,
  decide,
  decideAll,
  decided,
  digest,
  elsewhere,
  five,
  keyAtHand,
  MINE,
  start,
  taken,
} from "../support/review-desk";

test("a colleague on another machine goes on where the first left, and signing out loses nothing", async ({
  browser,
  sandbox,
  signInPage,
}) => {
  const { apiKey } = await five(sandbox);
  const ada = await signInPage(apiKey);
  await start(ada);
  await decide(ada, "i", MINE);
  await decided(ada, "1 of 5");
  const { search } = new URL(ada.url());
  await ada.getByRole("button", { name: "Sign out" }).click();
  await expect(ada.getByText("You are signed out")).toBeVisible();

  const grace = await elsewhere(browser, apiKey);
  await grace.goto("/review");
  await grace.getByRole("link", { name: "All keys, fourth quarter" }).click();
  await decided(grace, "1 of 5");
  await actAs(grace, "Grace");
  await expect(keyAtHand(grace)).toHaveText("ci");
  await decide(grace, "x");
  await decided(grace, "2 of 5");

  // The first reviewer's link still opens it, and shows what the colleague did.
  await signInPage(apiKey);
  await ada.goto(`/review${search}`);
  await decided(ada, "2 of 5");
  await grace.context().close();
});

test("of two who decide on one key the second is told what came first, and one key decides again", async ({
  browser,
  sandbox,
  signInPage,
}) => {
  const { apiKey } = await five(sandbox);
  const ada = await signInPage(apiKey);
  await start(ada);
  const grace = await elsewhere(browser, apiKey);
  await grace.goto(`/review${new URL(ada.url()).search}`);
  await actAs(grace, "Grace");
  await expect(keyAtHand(grace)).toHaveText("only-key");
  await decide(ada, "i", MINE);
  await decided(ada, "1 of 5");
  await decide(grace, "i", "I do not know this one either.");
  await expect(
    grace.getByRole("alert").filter({ hasText: "Ada decided “Investigate”" }),
  ).toContainText(MINE);
  await decided(grace, "1 of 5");
  await grace.keyboard.press("Enter");
  await expect(keyAtHand(grace)).toHaveText("ci");
  await decided(grace, "1 of 5");

  // Decisions on different keys do not conflict: both are saved, in one chain.
  await grace.keyboard.press("j");
  await expect(keyAtHand(grace)).toHaveText("stats-a");
  await decide(ada, "x");
  await decided(ada, "2 of 5");
  await decide(grace, "r");
  await decided(grace, "3 of 5");
  const { text } = await taken(grace, "Save the review");
  const reading = await verifyReview(text, digest);
  if (!reading.ok) throw new Error(reading.problem);
  expect(reading.review.decisions.map(({ reviewer }) => reviewer.name)).toEqual([
    "Ada",
    "Grace",
    "Ada",
    "Grace",
  ]);
  await grace.context().close();
});

test("whoever was away goes on past what a colleague decided meanwhile", async ({
  browser,
  sandbox,
  signInPage,
}) => {
  const { apiKey } = await five(sandbox);
  const ada = await signInPage(apiKey);
  await start(ada);
  const grace = await elsewhere(browser, apiKey);
  await grace.goto(`/review${new URL(ada.url()).search}`);
  await actAs(grace, "Grace");
  await ada.context().setOffline(true);
  await decide(ada, "i", MINE);
  await expect(ada.getByText("This server could not be reached.")).toBeVisible();
  await grace.keyboard.press("j");
  await expect(keyAtHand(grace)).toHaveText("ci");
  await decide(grace, "x");
  await decided(grace, "1 of 5");
  await ada.context().setOffline(false);
  await ada.getByLabel("Why", { exact: true }).press("Enter");
  await decided(ada, "2 of 5");
  await expect(keyAtHand(ada)).toHaveText("stats-a");
  await grace.context().close();
});

test("the first reviewer hands over, and the second person alone signs off", async ({
  browser,
  sandbox,
  signInPage,
}) => {
  const { apiKey } = await five(sandbox);
  const ada = await signInPage(apiKey);
  await start(ada);
  await decideAll(ada);
  const end = ada.getByRole("region", { name: "All keys decided" });
  await expect(end).toContainText("The sign-off.");
  await expect(end).toContainText("That rules out Ada");
  await expect(end.getByRole("button", { name: "Sign off and lock" })).toHaveCount(0);
  const link = await end.getByText(/\/review\?/).textContent();

  const grace = await elsewhere(browser, apiKey);
  await grace.goto(link ?? "");
  await decided(grace, "5 of 5");
  await expect(grace.getByRole("button", { name: "Sign off and lock" })).toHaveCount(0);
  await actAs(grace, "Grace");
  await grace.getByRole("button", { name: "Sign off and lock" }).click();
  await expect(grace.getByRole("heading", { name: "Signed off and locked" })).toBeVisible();

  // Anyone who still has it open sees that it is over, and can no longer decide.
  await ada.reload();
  await expect(ada.getByRole("heading", { name: "Signed off and locked" })).toBeVisible();
  await expect(ada.getByText("Signed off by Grace").first()).toBeVisible();
  await expect(ada.getByRole("button", { name: "Retain" })).toHaveCount(0);
  await grace.context().close();
});

test("a review of another account is not to be seen", async ({ browser, sandbox, signInPage }) => {
  const ada = await signInPage((await five(sandbox)).apiKey);
  await start(ada);
  const stranger = await elsewhere(browser, await sandbox.clone("solo", { rateLimit: null }));
  await stranger.goto(`/review${new URL(ada.url()).search}`);
  await expect(stranger.getByRole("heading", { name: "No such review here" })).toBeVisible();
  await expect(stranger.getByText("fourth quarter")).toHaveCount(0);
  await stranger.context().close();
});
