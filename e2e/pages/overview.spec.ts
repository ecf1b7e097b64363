import { readFile } from "node:fs/promises";
import type { ApiKeyList } from "@/lib/contract/answers";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";

const unlimited = { rateLimit: null };
test("a count leads to the keys it counts, in the account that is looked at", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/?on-behalf-of=*");
  const findings = page.getByRole("region", { name: "Findings" });
  const link = findings.getByRole("link", { name: /of 93 keys$/ }).first();
  await expect(link).toHaveAttribute("href", /^\/keys\?on-behalf-of=\*&rule=[a-z-]+$/i);
  await expect(page.getByText(/ of 93 keys can do nearly everything/)).toBeVisible();
});

test("with the keyboard alone: from what to do first to the calls that do it, and back", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const page = await signInPage(apiKey);
  await page.goto("/?on-behalf-of=");
  const fix = page.getByRole("button", { name: "How to fix it" }).last();
  await fix.focus();
  await page.keyboard.press("Enter");
  const rule = page.getByRole("button", { expanded: true }).first();
  await expect(rule).toBeFocused();
  await expect(page.getByText("How do I tell a false positive?")).toBeVisible();
  await expect(page.getByText("This app only reads and never runs any of this")).toBeVisible();
  await expect(page.getByText(/curl --fail-with-body/)).toBeVisible();
  // One script per key: the finding that was opened is selected, and the key's others can be.
  await expect(page.getByRole("group", { name: "Findings this script fixes" })).toBeVisible();
  await page.getByRole("radio", { name: "curl" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/import client from "@sendgrid\/client"/)).toBeVisible();
  await page.goBack();
  await expect(page.getByText("How do I tell a false positive?")).toBeHidden();
  const methods = new Set((await sandbox.calls(apiKey)).map(({ method }) => method));
  expect(methods).toEqual(new Set(["GET"]));
});

test("one account says what lies beyond it, and counts it once all of them were read", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/?on-behalf-of=*");
  const coverage = page.getByRole("region", { name: "Coverage" });
  await expect(coverage).toContainText("in 15 of 15 accounts listed.");
  await expect(coverage).not.toContainText("This account only");
  await page.getByRole("button", { name: /^Account: / }).click();
  await page.getByRole("option", { name: /own account/ }).click();
  await expect(coverage).toContainText(
    "This account only: its subusers and customer accounts were not read. SendGrid lists 14 other accounts with 55 keys.",
  );
  // What is not counted gets a link that counts it, with the cost.
  await expect(page.getByRole("link", { name: "Include its 14 other accounts" })).toHaveAttribute(
    "href",
    "/?on-behalf-of=*",
  );
  const others = page.getByText(/^No issues found, but data is missing/);
  await others.click();
  await expect(page.getByText("1 not known: needs every account")).toBeVisible();
});

test("what could not be read is counted apart, and read at the next try", async ({
  sandbox,
  signIn,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const list = await (await signIn(apiKey)).get("/api/v3/api_keys");
  const keys: ApiKeyList = await list.json();
  const broken = keys.result.slice(3, 5).map(({ api_key_id }) => api_key_id);
  await sandbox.setFaults(apiKey, [
    { kind: "status", status: 403, match: `api_keys/(${broken.join("|")})` },
  ]);
  const page = await signInPage(apiKey);
  await page.goto("/?on-behalf-of=");
  const coverage = page.getByRole("region", { name: "Coverage" });
  await expect(coverage).toContainText("36 of 38 keys read, 2 could not be read");
  const findings = page.getByRole("region", { name: "Findings" });
  await expect(findings.getByRole("link", { name: /of 36 keys$/ }).first()).toBeVisible();
  await expect(findings.getByText("2 not read").first()).toBeVisible();

  await sandbox.setFaults(apiKey, []);
  const again = coverage.getByRole("button", { name: "Retry what failed" });
  const uncaught: string[] = [];
  page.on("pageerror", ({ message }) => uncaught.push(message));
  await page.route("**/api/audit", (route) => route.abort());
  await again.click();
  await expect(page.getByText("This server could not be reached.")).toBeAttached();
  await page.unroute("**/api/audit");
  expect(uncaught).toEqual([]);
  await again.click();
  await expect(coverage).toContainText("38 of 38 keys read.");
  await expect(findings.getByText("not read")).toHaveCount(0);
});

test("the keys are taken along as files that are made in the browser", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/?on-behalf-of=");
  await expect(page.getByRole("region", { name: "Coverage" })).toContainText("38 of 38 keys read.");
  // A menu that opens proves that the page is interactive; it then follows its own scan to the end first.
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("button", { name: "CSV" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const [name, extension] of [
    ["CSV", "csv"],
    ["JSON", "json"],
    ["SARIF", "sarif"],
  ]) {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    const file = await download;
    const today = new Date().toISOString().slice(0, 10);
    expect(file.suggestedFilename()).toBe(`sendgrid-keys_acme_${today}.${extension}`);
    const text = await readFile(await file.path(), "utf8");
    if (name === "CSV") expect(text.trimEnd().split("\r\n")).toHaveLength(39);
    if (name === "JSON") expect(JSON.parse(text).keys).toHaveLength(38);
    if (name === "SARIF") expect(JSON.parse(text).version).toBe("2.1.0");
  }
  // Only the app's own code and the frames of its other pages are fetched: no key leaves, and none is requested.
  const ownCode = /\/_next\/static\/|[?&]_rsc=|^blob:/;
  expect(asked.filter((url) => !ownCode.test(url))).toEqual([]);
});

test("has nothing that axe objects to", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/?on-behalf-of=*&rule=mints-keys");
  await page.getByRole("button", { name: "Remedy" }).first().click();
  await expect(page.getByText("This app only reads and never runs any of this")).toBeVisible();
  await expectNoViolations(page);
});
