import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/fixtures";

const unlimited = { rateLimit: null };
test("the hash in its foot is that of the file that is kept with it", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/report?on-behalf-of=");
  const hash = await page.getByText(/^[0-9a-f]{64}$/).textContent();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save it" }).click();
  const { sha256, ...rest } = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(sha256).toBe(hash);
  const text = `${JSON.stringify(rest)}\n`;
  expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
  const foot = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--page-hash"),
  );
  expect(foot).toBe(`"SHA-256 ${hash}"`);
});

test("names every key, those that could not be read with the reason, and says it is incomplete", async ({
  sandbox,
  signIn,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const list = await (await signIn(apiKey)).get("/api/v3/api_keys");
  const { result } = await list.json();
  await sandbox.setFaults(apiKey, [
    { kind: "status", status: 403, match: `api_keys/${result[0].api_key_id}` },
  ]);
  const page = await signInPage(apiKey);
  await page.goto("/report?on-behalf-of=");
  await expect(page.getByRole("heading", { name: "What SendGrid does not expose" })).toBeVisible();
  await expect(page.getByText("Writing the rest of the scope sets.")).toBeHidden();
  await expect(page.getByText("API key audit, INCOMPLETE")).toBeVisible();
  const article = page.getByRole("article");
  for (const { api_key_id } of result) {
    const index = article.getByRole("region", { name: "Keys by severity" });
    await expect(index.getByText(api_key_id, { exact: true })).toHaveCount(1);
  }
  const holes = article.getByRole("region", { name: "Not read" });
  await expect(holes).toContainText(result[0].api_key_id);
  await expect(holes).toContainText("403");
});

test("of one account does not speak of every account", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/report?on-behalf-of=");
  const beyond = "This account only: its subusers and customer accounts were not read.";
  await expect(page.getByText(beyond).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Not read" })).toContainText(
    "Other accounts were not read.",
  );
  await expect(page.getByText("every account fully listed")).toHaveCount(0);
  await expect(page.getByText(/needs every account/).first()).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue("--page-foot"),
      ),
    )
    .toContain(beyond);
  await page.goto("/report?on-behalf-of=*");
  await expect(page.getByText("every account fully listed")).toBeVisible();
  await expect(page.getByText("This account only")).toHaveCount(0);
});

test("prints on white, all of it, without the frame around it", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/report?on-behalf-of=*");
  await expect(page.getByRole("heading", { name: "What SendGrid does not expose" })).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("row")).not.toHaveCount(0);
  const index = page.getByRole("region", { name: "Keys by severity" });
  expect(await index.locator("th[scope=row]").count()).toBe(93);
  await expect(index.locator("tbody tr").first()).toContainText("Critical");
  // Accounts and index come first, and the whole report is at most eight A4 pages.
  await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toHaveText([
    "Accounts",
    "Keys by severity",
    "Findings",
    "Not read",
    "What SendGrid does not expose",
    "Annex: scope sets",
  ]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThanOrEqual(8);
  await expect(page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(paper).toBe("light");
});
