import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type { ApiKeyList } from "@/lib/contract/answers";
import { tar } from "@/lib/leak/testing/archives";
import { addresses } from "../support/addresses";
import { expectNoViolations } from "../support/expect-accessible";
import { expect, test } from "../support/fixtures";
import { isOwnCode } from "../support/own-code";
import { traceOf } from "../support/trace-of";

// As long as a real one, and made so that any part of it is recognizable.
const SECRET = "Zk9Qw3Vt".repeat(6).slice(0, 43);
const PART = SECRET.slice(0, 8);
const keyWith = (id: string) => `SG.${id}.${SECRET}`;

/** The ID of one of the account's keys, by name. */
async function idOf(page: Page, name: string, onBehalfOf?: string): Promise<string> {
  const headers: Record<string, string> = {};
  if (onBehalfOf !== undefined) headers["on-behalf-of"] = onBehalfOf;
  const answer = await page.request.get("/api/v3/api_keys", { headers });
  const { result }: ApiKeyList = await answer.json();
  const found = result.find((key) => key.name === name) ?? result[0];
  if (found === undefined) throw new Error(`No key in ${onBehalfOf ?? "the own account"}`);
  return found.api_key_id ?? "";
}

/** Opens the panel by its shortcut and waits until its worker runs. */
async function openPanel(page: Page) {
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("ci-deploy").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("l");
  await page.getByLabel("Choose files").setInputFiles(file("warm-up.log", "nothing here"));
  await expect(page.getByRole("heading", { name: "No SendGrid key found" })).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
}

function file(name: string, text: string) {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

async function paste(page: Page, text: string) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.getByLabel("A key, a log, or a key’s ID").focus();
  await page.keyboard.press("ControlOrMeta+v");
}

/** Records the page's requests and complaints from now on. */
function watch(page: Page) {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    // The frame's links prefetch their pages when the browser is idle, whatever is typed.
    const path = request.url().replace(addresses().appUrl, "");
    if (!isOwnCode(request) && !/^\/[a-z-]*\?_rsc=[\w-]+$/.test(path)) requests.push(path);
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return { requests, complaints };
}

test("a pasted key is named with no request made, and its secret is nowhere in the page", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme");
  const page = await signInPage(apiKey);
  const id = await idOf(page, "ci-deploy");
  await openPanel(page);
  const { requests, complaints } = watch(page);
  const callsBefore = (await sandbox.calls(apiKey)).length;

  await paste(page, `export SENDGRID_API_KEY="${keyWith(id)}"`);
  const panel = page.getByRole("dialog", { name: "Leaked key" });
  await expect(panel.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  await expect(panel.getByText("ci-deploy")).toBeVisible();
  await expect(panel.getByText("Can create or change API keys", { exact: true })).toBeVisible();
  await expect(panel.getByRole("heading", { level: 4 })).toHaveText([
    "Delete the key in SendGrid",
    "Put a new key in its place",
    "Check that it is gone",
    "Look for what was done with it",
    "Record the incident",
  ]);
  await expect(panel.getByText("does not prove that the secret")).toBeVisible();
  await expect(panel.locator("textarea")).toHaveValue(`SG.${id}.•••`);

  expect(requests).toEqual([]);
  expect((await sandbox.calls(apiKey)).length).toBe(callsBefore);
  expect(await traceOf(page, PART)).toEqual([]);
  // The search itself works: it finds the public half in the field and in React's tree.
  expect(await traceOf(page, id)).toEqual(expect.arrayContaining(["fields", "react"]));

  await panel.getByRole("link", { name: "Open the key’s page" }).click();
  await expect(page).toHaveURL(new RegExp(`/keys/${id}$`));
  expect(await traceOf(page, PART)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a key deep in a file of megabytes is found in the browser", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const id = await idOf(page, "ci-deploy");
  await openPanel(page);
  const { requests, complaints } = watch(page);
  const line = "2026-01-01T00:00:00Z SEND GET /v3/mail/send status=200 SG STARTING\n";
  const half = line.repeat(40_000);

  const log = file("production.log", `${half}Authorization: Bearer ${keyWith(id)}\n${half}`);
  await page.getByLabel("Choose files").setInputFiles(log);
  await expect(page.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  expect(requests).toEqual([]);
  expect(await traceOf(page, PART)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("an id in no list says what was searched, and is found once every account is read", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const [subuser] = await (await page.request.get("/api/v3/subusers?limit=1&offset=0")).json();
  const id = await idOf(page, "any", subuser.username);
  await openPanel(page);
  const { requests } = watch(page);

  await paste(page, id);
  await expect(
    page.getByRole("heading", { name: "No match in the keys read so far" }),
  ).toBeVisible();
  await expect(page.getByText("38 keys of 1 account searched.")).toBeVisible();
  expect(requests).toEqual([]);

  await page.getByRole("button", { name: "Read the keys of every account" }).click();
  await expect(page.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  expect(requests.filter((url) => url.includes(id))).toEqual([]);
});

test("the key one is signed in with is said to be one's own where no list can be read, and why it can't", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("mail-only");
  const page = await signInPage(apiKey);
  await page.goto("/keys?on-behalf-of=");
  await page.keyboard.press("l");
  await paste(page, apiKey);
  const panel = page.getByRole("dialog", { name: "Leaked key" });
  await expect(
    panel.getByRole("heading", { name: "You are signed in with this key" }),
  ).toBeVisible();
  await expect(panel.getByText("You are signed in with this key, so your session")).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Delete the key in SendGrid" })).toBeVisible();

  await paste(page, keyWith("a".repeat(22)));
  await panel.getByRole("button", { name: "Read the keys of every account" }).click();
  await expect(panel.getByText(/^1 list of accounts: .*subusers\.read.*403/)).toBeVisible();
  await expect(panel.getByText(/^1 account: .*api_keys\.read.*403/)).toBeVisible();
  await expect(panel.locator("div:focus")).toContainText("api_keys.read");
});

test("once every account is read, an unknown key is in none, and a part of a name leads to its keys", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  await page.goto("/keys?on-behalf-of=*");
  await expect(page.getByText("93 of 93 keys read").first()).toBeVisible();
  await page.keyboard.press("l");
  const panel = page.getByRole("dialog", { name: "Leaked key" });
  const field = panel.locator("textarea");
  await field.fill("SG.short.key");
  await expect(panel.getByText(/^It is too short: 12 of 69 characters/)).toBeVisible();
  await paste(page, "a".repeat(22));
  await expect(panel.getByRole("heading", { name: "Not in any of your accounts" })).toBeVisible();
  await field.fill("staging");
  await expect(panel.getByText(/^It’s part of the name of \d+ keys\./)).toBeVisible();
  await panel.getByRole("link", { name: "Show keys that match “staging”" }).click();
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/\/keys\?on-behalf-of=\*&q=staging$/);
});

test("what is typed loses its secret, and what is no key is said to be none", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await openPanel(page);
  const field = page.getByRole("textbox", { name: "A key, a log, or a key’s ID" });
  await field.pressSequentially(keyWith("a".repeat(22)));
  await expect(field).toHaveValue(`SG.${"a".repeat(22)}.•••`);
  await expect(
    page.getByRole("heading", { name: "No match in the keys read so far" }),
  ).toBeVisible();

  await paste(page, "sk_live_4eC39HqLyjWDarjtT1zdp7dc");
  await expect(page.getByText("This looks like a Stripe key")).toBeVisible();
  await expect(field).toHaveValue("");
});

test("what comes without a paste is read whole: a line of a log, a key within a sentence", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const id = await idOf(page, "ci-deploy");
  await openPanel(page);
  const field = page.getByRole("textbox", { name: "A key, a log, or a key’s ID" });
  const isFound = () =>
    expect(page.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  await field.focus();
  await page.keyboard.insertText(`12:00 INFO auth=${keyWith(id)} status=202`);
  await isFound();
  await expect(field).toHaveValue(`SG.${id}.•••`);
  expect(await traceOf(page, PART)).toEqual([]);

  await page.getByRole("button", { name: "Clear" }).click();
  await paste(
    page,
    `apiVersion: v1\ndata:\n  key: ${Buffer.from(keyWith(id)).toString("base64")}\n`,
  );
  await isFound();
  await page.getByRole("button", { name: "Clear" }).click();
  await paste(page, `The key ${id} was in our wiki.`);
  await isFound();
});

test("files that are packed are opened, what cannot be is named, and a name finds its key", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const id = await idOf(page, "ci-deploy");
  await openPanel(page);
  const { requests, complaints } = watch(page);
  const panel = page.getByRole("dialog", { name: "Leaked key" });
  const packed = (name: string, buffer: Buffer) => ({ name, mimeType: "application/zip", buffer });
  const xz = packed("old.xz", Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4]));

  await page.getByLabel("Choose files").setInputFiles([xz, file("other.log", "nothing")]);
  await expect(panel.getByRole("heading", { name: "Not all could be read" })).toBeVisible();
  await expect(panel.getByRole("listitem").filter({ hasText: "old.xz" })).toBeVisible();
  await expect(panel.getByText("No SendGrid key found")).toBeHidden();

  const backup = gzipSync(tar({ "app/.env": `KEY=${keyWith(id)}`, "app/old.xz": xz.buffer }));
  await page.getByLabel("Choose files").setInputFiles([packed("backup.tar.gz", backup)]);
  await expect(panel.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  await expect(panel.getByText("backup.tar.gz › app/old.xz")).toBeVisible();

  await panel.getByRole("button", { name: "Clear" }).click();
  await panel.locator("textarea").pressSequentially("CI-Deploy");
  await expect(panel.getByRole("heading", { name: "1 key has this name" })).toBeVisible();
  expect(requests).toEqual([]);
  expect(await traceOf(page, PART)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a name is searched for in every account, once they are read", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme", { rateLimit: null }));
  const answer = await page.request.get("/api/v3/api_keys", {
    headers: { "on-behalf-of": "acme-marketing" },
  });
  const { result }: ApiKeyList = await answer.json();
  const own: ApiKeyList = await (await page.request.get("/api/v3/api_keys")).json();
  const ownNames = own.result.map(({ name }) => name);
  const name = result.map((key) => key.name).find((each) => !ownNames.includes(each)) ?? "";
  await openPanel(page);
  await page.getByRole("dialog").locator("textarea").pressSequentially(name.slice(0, 21));
  await expect(page.getByRole("heading", { name: /No key read so far/ })).toBeVisible();
  await page.getByRole("button", { name: "Read the keys of every account" }).click();
  await expect(page.getByRole("heading", { name: /keys? (has|have) this name/ })).toBeVisible();
});

test("after a leak: the key is checked at SendGrid by its ID, and the incident is put into words", async ({
  sandbox,
  signInPage,
}) => {
  const apiKey = await sandbox.clone("acme", { rateLimit: null });
  const page = await signInPage(apiKey);
  const id = await idOf(page, "ci-deploy");
  await openPanel(page);
  await paste(page, keyWith(id));
  const panel = page.getByRole("dialog", { name: "Leaked key" });
  await expect(panel.getByRole("link", { name: /^IP access/ })).toHaveAttribute(
    "href",
    "https://app.sendgrid.com/settings/access",
  );
  await panel.getByRole("button", { name: "Ask SendGrid" }).click();
  await expect(panel.getByText(/^Still active: SendGrid returned this key at /)).toBeVisible();
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 404, match: id }]);
  await panel.getByRole("button", { name: "Ask SendGrid" }).click();
  await expect(
    panel.getByText(/^Gone: SendGrid no longer had this key at .* last seen at/),
  ).toBeVisible();

  await panel.getByLabel("Exposed since, in UTC").fill("2026-03-01T09:00");
  await panel.getByRole("button", { name: "Copy the incident summary" }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`- API key ID: ${id}`);
  expect(text).toContain("from 2026-03-01 09:00:00 UTC");
  expect(text).toMatch(/deleted, SendGrid no longer has it/);
  expect(text).not.toContain(PART);
  expect(await traceOf(page, PART)).toEqual([]);
});

test("before sign-in it names the key with no request made, and leads to its account", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme", { rateLimit: null });
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Leaked key?" }).click();
  await page.getByLabel("Choose files").setInputFiles(file("warm-up.log", "nothing here"));
  await expect(page.getByRole("heading", { name: "No SendGrid key found" })).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  const { requests, complaints } = watch(page);
  const id = apiKey.slice(3, 25);
  await paste(page, keyWith(id));
  const panel = page.getByRole("dialog", { name: "Leaked key" });
  await expect(panel.getByRole("heading", { name: "1 SendGrid key recognized" })).toBeVisible();
  expect(requests).toEqual([]);
  expect(await traceOf(page, PART)).toEqual([]);
  await expectNoViolations(page);
  expect(complaints).toEqual([]);
  await panel.getByRole("link", { name: "Sign in to look it up" }).click();
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=.*${id}`));
  await expect(panel).toBeHidden();
  await expect(page.getByLabel("SendGrid API key")).toBeFocused();
});

test("it opens and closes by keyboard, and gives the focus back", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  const button = page.getByRole("button", { name: "Leaked?" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "A key, a log, or a key’s ID" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("axe finds nothing", async ({ sandbox, signInPage }) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const id = await idOf(page, "ci-deploy");
  await openPanel(page);
  await paste(page, keyWith(id));
  await expect(page.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  await expectNoViolations(page);
});
