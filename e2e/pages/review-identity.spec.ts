import type { Browser } from "@playwright/test";
import { verifyReview } from "@/lib/audit/review/read";
import { sandboxHosts } from "../support/addresses";
import { expect, test } from "../support/fixtures";
import { decide, decided, digest, elsewhere, MINE, taken } from "../support/review-desk";
import { type RunningApp, sessionPassword, startApp } from "../support/start-app";

let app: RunningApp;

test.beforeAll(async () => {
  app = await startApp({
    SESSION_PASSWORD: sessionPassword(),
    IDENTITY_HEADER: "X-Forwarded-Email",
    ...sandboxHosts(),
  });
});
test.afterAll(() => app.stop());

/** A browser behind a proxy that knows its user; null: it does not. */
const browserOf = (browser: Browser, apiKey: string, email: string | null) =>
  elsewhere(browser, apiKey, {
    baseURL: app.url,
    headers: email === null ? {} : { "X-Forwarded-Email": email },
  });

test("where the proxy says who somebody is, nobody types a name, and the file says so", async ({
  browser,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo", { rateLimit: null });
  const ana = await browserOf(browser, apiKey, "ana@example.com");
  await ana.goto("/review");
  const start = ana.getByRole("button", { name: "Start the review" });
  await expect(start).toBeEnabled();
  await expect(ana.getByLabel("Your name")).toHaveCount(0);
  await ana.getByLabel("Scope and reason").fill("All keys, fourth quarter");
  await start.click();
  await expect(ana.getByText("You act as ana@example.com")).toBeVisible();
  await expect(ana.getByRole("button", { name: "Switch reviewer" })).toHaveCount(0);
  await decide(ana, "i", MINE);
  await expect(ana.getByText("That rules out ana@example.com")).toBeVisible();
  await expect(ana.getByRole("button", { name: "Sign off and lock" })).toHaveCount(0);
  const { search } = new URL(ana.url());

  const nobody = await browserOf(browser, apiKey, null);
  await nobody.goto(`/review${search}`);
  await expect(nobody.getByText("gave no name, so you can read but not decide")).toBeVisible();
  await expect(nobody.getByRole("button", { name: "Investigate" })).toHaveCount(0);

  const ben = await browserOf(browser, apiKey, "ben@example.com");
  await ben.goto(`/review${search}`);
  await decided(ben, "1 of 1");
  await ben.getByRole("button", { name: "Sign off and lock" }).click();
  await expect(ben.getByRole("heading", { name: "Signed off and locked" })).toBeVisible();
  await ben.getByText("Scope and evidence").click();
  await expect(ben.getByText("header X-Forwarded-Email; none were typed")).toBeVisible();
  const { text } = await taken(ben, "Save the review");
  const reading = await verifyReview(text, digest);
  if (!reading.ok) throw new Error(reading.problem);
  expect(reading.review.acknowledgement?.acknowledged_by).toMatchObject({
    name: "ben@example.com",
    named_by: "identity-aware proxy, header X-Forwarded-Email",
  });
  await Promise.all([ana, nobody, ben].map((page) => page.context().close()));
});
