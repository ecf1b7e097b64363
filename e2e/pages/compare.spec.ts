import { apiKeyNamed } from "../support/api-key-named";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

const unlimited = { rateLimit: null };

test("with the keyboard alone: two are chosen, swapped, and their prints walked", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/compare?on-behalf-of=");
  await expect(page.getByRole("heading", { name: "Nearly the same" })).toBeVisible();
  await expect(page.getByText("Based on 38 of 38 keys read.")).toHaveCount(1);
  await page.keyboard.press("/");
  const [left, right] = [
    page.getByRole("combobox", { name: "Key A" }),
    page.getByRole("combobox", { name: "Key B or purpose" }),
  ];
  await expect(left).toBeFocused();
  await page.keyboard.type("ci-dep");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(left).toHaveValue("ci-deploy");
  await right.focus();
  await page.keyboard.type("grafana");
  await expect(page.getByRole("option", { name: /grafana/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(
    page.getByText(
      /^\d+ scopes differ: \d+ only in ci-deploy, \d+ only in grafana\. \d+ (is|are) shared\.$/,
    ),
  ).toBeVisible();

  await page.getByRole("button", { name: "Swap the two" }).focus();
  await page.keyboard.press("Enter");
  await expect(left).toHaveValue("grafana");
  await expect(right).toHaveValue("ci-deploy");

  const prints = page.getByRole("toolbar", { name: "Both prints, group by group" });
  await prints.getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect(prints.getByRole("button", { name: /^Not in our catalog, / })).toBeFocused();
  await page.keyboard.press("Home");
  await expect(prints.getByRole("button", { name: /^API Keys, differs/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "API Keys" })).toBeFocused();
});

test("a key beside a purpose: what to drop, as a call that is never made", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const page = await signInPage(apiKey);
  await page.goto("/compare?on-behalf-of=");
  await page.getByRole("combobox", { name: "Key A" }).fill("newsletter");
  await page
    .getByRole("option", { name: /^newsletter / })
    .first()
    .click();
  await page.getByRole("combobox", { name: "Key B or purpose" }).fill("read statistics");
  await page.getByRole("option", { name: /Read statistics/ }).click();
  await expect(page).toHaveURL(/b=purpose(:|%3A)statistics/);
  const fit = page.getByRole("region", { name: "To make it fit" });
  await expect(fit).toContainText(/Drop \d+ of \d+ scopes and add 2 it lacks: 2 remain\./);
  const call = await fit.getByRole("region", { name: "The call" }).innerText();
  const [head, ...body] = call.split("\n\n");
  expect(head).toMatch(/^PUT \/v3\/api_keys\/\S{22}$/);
  expect(JSON.parse(body.join("\n\n"))).toEqual({
    name: "newsletter",
    scopes: ["stats.global.read", "stats.read"],
  });
  const methods = new Set((await sandbox.calls(apiKey)).map(({ method }) => method));
  expect(methods).toEqual(new Set(["GET"]));
});

test("what is equal is folded: groups that are the same on both sides, and the scopes both have", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  const [a, b] = [
    await apiKeyNamed(page.request, "newsletter"),
    await apiKeyNamed(page.request, "newsletter-preview"),
  ];
  await page.goto(`/compare?a=self/${a}&b=self/${b}&on-behalf-of=`);
  const scopes = page.getByRole("region", { name: "Scope by scope" });
  await expect(scopes.getByText("marketing.automation.read", { exact: true })).toBeVisible();
  await expect(scopes.getByText("mail.send", { exact: true })).toBeHidden();
  await scopes.getByText(/^\d+ other groups? with access: the same on both sides$/).click();
  await expect(scopes.getByText("mail.send", { exact: true })).toBeVisible();
  await expect(scopes.getByText("marketing.read", { exact: true })).toBeHidden();
  await scopes
    .getByText(/^\d+ scopes? in both$/)
    .first()
    .click();
  await expect(scopes.getByText("marketing.read", { exact: true })).toBeVisible();
});

test("a key that is not among those read is said to be unknown, never to be without scopes", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/compare?a=self/nobody-here&b=purpose:send&on-behalf-of=");
  await expect(page.getByRole("heading", { name: "The first key was not found" })).toBeVisible();
  await expect(page.getByText(/^None of the 38 keys listed.* is at this address/)).toBeVisible();
  await expect(page.getByRole("toolbar", { name: /prints/ })).toHaveCount(0);
  // It also says so when there is no other side, along with what to choose instead.
  await page.goto("/compare?a=self/nobody-here&on-behalf-of=");
  await expect(page.getByRole("heading", { name: "The first key was not found" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nearly the same" })).toBeVisible();
});

test("an address that names no account leads to every account, with the keys it names", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/compare?a=self/nobody-here&b=purpose:send");
  await expect(page).toHaveURL(/on-behalf-of=(\*|%2A)/);
  await expect(page.getByRole("heading", { name: "The first key was not found" })).toBeVisible();
});

test("where colors are forced, a primary button's text is on its own color", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo", unlimited));
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/review");
  const button = page.getByRole("button", { name: "Start the review" });
  await expect(button).toBeEnabled();
  await expect(button).toHaveCSS("forced-color-adjust", "none");
});

test("has nothing that axe objects to", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/compare?on-behalf-of=");
  await expect(page.getByRole("heading", { name: "Shared by most keys" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("combobox", { name: "Key A" }).fill("newsletter");
  await page
    .getByRole("option", { name: /^newsletter / })
    .first()
    .click();
  await page
    .getByRole("button", { name: /to drop$/ })
    .first()
    .click();
  await expect(page.getByRole("region", { name: "To make it fit" })).toBeVisible();
  await expectNoViolations(page);
});
