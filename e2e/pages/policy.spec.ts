import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readPolicy } from "@/lib/audit/policy/read";
import { sandboxHosts } from "../support/addresses";
import { expectAccessible } from "../support/expect-accessible";
import { expect, postSession, test } from "../support/fixtures";
import { startApp } from "../support/start-app";

const unlimited = { rateLimit: null };
const MINTS = 'version: 1\nrules:\n  - { id: no-minting, deny: "api_keys.create" }\n';

const OWNERS =
  'owners:\n  - { where: { name: "production-*" }, owner: shop@example.com, purpose: Receipts, data: recipients }\n';

const editor = (page: Page) => page.getByRole("textbox", { name: "Policy" });

/** Opens the page with a policy in the editor, as if from the reader's file. */
async function openFile(page: Page, text: string) {
  await page.goto("/policy?on-behalf-of=");
  await expect(page.getByText("No policy yet")).toBeVisible();
  const file = { name: "ours.yml", mimeType: "text/yaml", buffer: Buffer.from(text) };
  await page.getByLabel("Open a policy").setInputFiles(file);
  await expect(editor(page)).toHaveValue(text);
}

test("a policy is judged as it is typed, rule by rule to its keys, and nothing of it is sent", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await openFile(page, MINTS);
  await expect(page).toHaveTitle("acme · Policy · Key Audit");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await expect(page.getByText(/^Would fail \d+ of 38 keys\.$/)).toBeVisible();
  await page.locator("summary", { hasText: "no-minting" }).click();
  await expect(page.getByText("not allowed: api_keys.create").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy a waiver" }).first()).toBeVisible();
  await expectAccessible(page);

  await editor(page).fill(MINTS.replace("deny", "denies"));
  await page.getByRole("button", { name: "Line 3, column 23" }).click();
  await expect(page.getByText('There is no field "denies" here.').last()).toBeVisible();
  await expect(editor(page)).toBeFocused();
  await expectAccessible(page);

  await editor(page).fill(MINTS.replace("api_keys.create", "mail.sned"));
  await expect(page.getByText("Would fail 0 of 38 keys.")).toBeVisible();
  await expect(page.getByText(/"mail\.sned" is not a scope in our catalog/).last()).toBeVisible();
  expect(sent.filter((one) => /sned|minting/.test(one))).toEqual([]);
});

test("a start is made from what is: a policy that no key fails, to download", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/policy?on-behalf-of=");
  await expect(page.getByText("No policy yet")).toBeVisible();
  await page.getByRole("button", { name: "Start from current keys" }).click();
  await expect(page.getByText(/^Would fail 0 of 38 keys/)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const made = await download;
  expect(made.suggestedFilename()).toBe("key-audit.yml");
  const text = await readFile(await made.path(), "utf8");
  expect(readPolicy(text)).toMatchObject({ ok: true });
  expect(text).toContain("owner: TODO");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("No policy yet")).toBeVisible();
});

test("keys that are not read are unknown to a rule, never passed", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  await sandbox.setFaults(apiKey, [
    { kind: "status", status: 403, match: "/v3/api_keys/[^/?]+$", times: 2 },
  ]);
  const page = await signInPage(apiKey);
  await openFile(page, MINTS);
  await expect(page.getByText(/keys, 2 unknown since not read\.$/)).toBeVisible();
});

test("this server's policy is on every page, and followed when its file changes", async ({
  sandbox,
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "key-audit-policy-"));
  const path = join(folder, "ours.yml");
  const waived = `${MINTS}waivers:\n  - { rule: no-minting, where: { name: "*" }, reason: Until March, owner: ops, approver: sec, expires: 2026-01-01 }\n${OWNERS}`;
  await writeFile(path, waived);
  const app = await startApp({ ...sandboxHosts(), POLICY_FILE: path });
  try {
    const context = await browser.newContext({ baseURL: app.url });
    const apiKey = await sandbox.clone("acme", unlimited);
    expect((await postSession(context.request, app.url, { api_key: apiKey })).ok()).toBe(true);
    const page = await context.newPage();
    await page.goto("/policy?on-behalf-of=");
    await expect(page.getByText(/^Fails \d+ of 38 keys\.$/)).toBeVisible();
    await expect(page.getByText("Does not count")).toBeVisible();
    await expect(
      page.getByRole("button", { name: "Copy scopes_sha256", exact: true }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goto("/keys?rule=policy:no-minting&on-behalf-of=");
    await expect(page.getByText("policy:no-minting").first()).toBeVisible();

    await page.setViewportSize({ width: 2_000, height: 900 });
    await page.goto("/keys?owner=shop@example.com");
    const row = page.getByRole("row", { name: /production-web/ });
    for (const [column, text] of [
      ["Owner", "shop@example.com"],
      ["Purpose", "Receipts"],
      ["Data", "recipients"],
    ] as const) {
      await expect(page.getByRole("columnheader", { name: column })).toBeVisible();
      await expect(row.getByRole("cell", { name: text, exact: true })).toBeVisible();
    }
    await page.getByRole("button", { name: "Owner" }).last().click();
    await expect(page).toHaveURL(/sort=owner/);
    await expectAccessible(page);
    // Where a column does not fit, the owner is next to the key's name.
    await page.setViewportSize({ width: 800, height: 900 });
    await expect(page.getByRole("columnheader", { name: "Owner" })).toBeHidden();
    await expect(row.getByText("shop@example.com").first()).toBeVisible();

    await writeFile(path, "version: 2\n");
    const answer = await context.request.get("/api/policy");
    const body = await answer.json();
    expect(body.policy.rules).toHaveLength(1);
    expect(body.warnings[0]).toMatchObject({ line: 1, column: 10 });
    await writeFile(path, MINTS.replace("no-minting", "renamed"));
    expect((await (await context.request.get("/api/policy")).json()).policy.rules).toMatchObject([
      { id: "renamed" },
    ]);
    await context.close();
  } finally {
    await app.stop();
  }
});
