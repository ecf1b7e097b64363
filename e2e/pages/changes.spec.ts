import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { ApiKeyList } from "@/lib/contract/answers";
import { expectAccessible } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import { isOwnCode } from "../support/own-code";
import { tabTo } from "../support/tab-to";

const unlimited = { rateLimit: null };
const FILES = /^(Choose|Add) snapshots$/;

function file(name: string, text: string) {
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

/** Opens the page, and waits for its data and code. */
async function open(page: Page, path = "/changes?on-behalf-of=") {
  await page.goto(path);
  await expect(page.getByRole("button", { name: "Save snapshot" })).toBeEnabled();
  await page.waitForLoadState("networkidle");
}

async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save snapshot" }).click();
  const made = await download;
  expect(made.suggestedFilename()).toMatch(/^sendgrid-snapshot_acme_\d{4}-\d\d-\d\d\.json$/);
  return readFile(await made.path(), "utf8");
}

/** Reports whether a page has made no request, and has none open, for a while. */
function quietOf(page: Page): () => boolean {
  const open = new Set<unknown>();
  let sinceMs = Date.now();
  page.on("request", (request) => void open.add(request));
  const onEnd = (request: unknown) => {
    open.delete(request);
    sinceMs = Date.now();
  };
  page.on("requestfinished", onEnd);
  page.on("requestfailed", onEnd);
  return () => open.size === 0 && Date.now() - sinceMs > 2_000;
}

/** Makes the app read its account again, to the end. */
async function readAgain(page: Page) {
  const { origin } = new URL(page.url());
  const data = { account: "self", action: "refresh" };
  const answer = await page.request.post("/api/audit", { headers: { Origin: origin }, data });
  expect(answer.ok()).toBe(true);
  await open(page);
}

test("what was done to keys since a snapshot is told worst first, with its bounds in time", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const page = await signInPage(apiKey);
  await open(page);
  const snapshot = await saved(page);
  expect(snapshot).not.toContain(apiKey.slice(26));

  const list = await page.request.get("/api/v3/api_keys");
  const { result }: ApiKeyList = await list.json();
  const named = (name: string) => result.find((key) => key.name === name)?.api_key_id ?? "";
  const [gone, grown] = [named("ci-deploy"), named("beta-programme")];
  const made = "n".repeat(22);
  await sandbox.editKeys(apiKey, {
    removed: [gone],
    put: [
      { api_key_id: grown, name: "beta-programme", scopes: ["mail.send", "api_keys.create"] },
      { api_key_id: made, name: "made-since", scopes: ["stats.read"] },
    ],
  });
  await readAgain(page);

  await expect.poll(quietOf(page)).toBe(true);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!isOwnCode(request)) requests.push(request.url());
  });
  await page.getByLabel(FILES).setInputFiles(file("before.json", snapshot));
  await expect(page.getByText("1 key can now create or change API keys or logins.")).toBeVisible();
  await expect(
    page.getByText(
      "Of 39 keys in 1 account: 1 added, 1 removed and 1 with changed scopes; 36 unchanged.",
    ),
  ).toBeVisible();
  const scans = page.getByRole("region", { name: "Scans" }).getByRole("listitem");
  await expect(scans.first().getByText("Baseline", { exact: true })).toBeVisible();
  await expect(scans.last().getByText("Current", { exact: true })).toBeVisible();
  await expect(scans.last().getByText(/^Read (at|between) /)).toBeVisible();
  const keys = page.getByRole("region", { name: "Keys" });
  await expect(keys.getByRole("listitem")).toHaveCount(3);
  await expect(keys.getByRole("listitem").first()).toContainText("beta-programme");
  await page.getByRole("button", { name: "Details of made-since" }).click();
  await expect(keys.getByText(/^after \d{4}-.* UTC and by \d{4}-.* UTC$/)).toBeVisible();
  expect(requests).toEqual([]);

  await page.getByRole("button", { name: /^Removed/ }).click();
  await expect(page).toHaveURL(/kind=removed/);
  await expect(keys.getByRole("listitem")).toContainText(["ci-deploy"]);
  await page.getByRole("button", { name: /^Unchanged/ }).click();
  await expect(keys.getByRole("listitem")).toHaveCount(36);
});

test("nothing changed is a sentence with its proof, and an account that fails is no removal", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const page = await signInPage(apiKey);
  await open(page, "/changes?on-behalf-of=*");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save snapshot" }).click();
  const snapshot = await readFile(await (await download).path(), "utf8");
  await page.getByLabel(FILES).setInputFiles(file("all.json", snapshot));
  await expect(
    page.getByText(
      "None of 93 keys in 15 accounts was added, removed, renamed or given other scopes.",
    ),
  ).toBeVisible();

  await sandbox.setFaults(apiKey, [{ kind: "status", status: 403, onBehalfOf: "acme-labs" }]);
  const { origin } = new URL(page.url());
  const data = { account: "all", action: "refresh" };
  await page.request.post("/api/audit", { headers: { Origin: origin }, data });
  await open(page, "/changes?on-behalf-of=*");
  await page.getByLabel(FILES).setInputFiles(file("all.json", snapshot));
  const coverage = page.getByRole("region", { name: "Coverage" });
  await expect(coverage).toContainText("Not fully read this time: 1 account");
  await expect(coverage).toContainText("acme-labs");
  await expect(page.getByText(/^None of 91 keys in 14 accounts was/)).toBeVisible();
});

test("a file that is none, was cut or was changed says what to do", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await open(page);
  const snapshot = await saved(page);
  const other = await sandbox.clone("solo", unlimited);
  await page
    .getByLabel(FILES)
    .setInputFiles([
      file("notes.json", "no"),
      file("cut.json", snapshot.slice(0, -100)),
      file("changed.json", snapshot.replace("ci-deploy", "ci-deplox")),
    ]);
  await expect(page.getByText("This isn’t a snapshot.")).toBeVisible();
  await expect(page.getByText("This snapshot is cut off or damaged.")).toBeVisible();
  await expect(page.getByText("This file was changed after it was saved")).toBeVisible();
  await page.getByRole("button", { name: "Take cut.json away" }).click();
  await expect(page.getByText("This snapshot is cut off or damaged.")).toHaveCount(0);

  await signInPage(other);
  await open(page);
  await page.getByLabel(FILES).setInputFiles(file("acme.json", snapshot));
  await expect(page.getByRole("heading", { name: "These two cannot be compared" })).toBeVisible();
});

test("with the keyboard alone: there, a snapshot, and what changed", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", unlimited));
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(/\/changes/);
  const save = page.getByRole("button", { name: "Save snapshot" });
  await expect(save).toBeEnabled();
  await page.waitForLoadState("networkidle");
  await tabTo(save);
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const snapshot = await readFile(await (await download).path(), "utf8");
  // Start waiting before going there: the browser must be told to hand over its file dialog.
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page.getByLabel(FILES));
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(file("before.json", snapshot));
  await expect(page.getByText(/^None of 38 keys in 1 account was/)).toBeVisible();
  await tabTo(page.getByRole("button", { name: /^Unchanged/ }));
  await page.keyboard.press("Enter");
  const details = page.getByRole("button", { name: "Details of ci-deploy" });
  await tabTo(details);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Unknown: the first scan that could include it/)).toBeVisible();
});

test("axe finds nothing, before and after", async ({ sandbox, signInPage }) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const page = await signInPage(apiKey);
  await open(page);
  const snapshot = await saved(page);
  await expectAccessible(page);
  await sandbox.editKeys(apiKey, {
    removed: [],
    put: [{ api_key_id: "n".repeat(22), name: "made-since", scopes: ["mail.send", "x.unknown"] }],
  });
  await readAgain(page);
  await page
    .getByLabel(FILES)
    .setInputFiles([file("before.json", snapshot), file("notes.json", "no")]);
  await page.getByRole("button", { name: "Details of made-since" }).click();
  await expectAccessible(page);
});
