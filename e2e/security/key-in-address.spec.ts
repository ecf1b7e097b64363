import type { Page } from "@playwright/test";
import { addresses } from "../support/addresses";
import { expect, test } from "../support/fixtures";
import { sendBytes } from "../support/send-bytes";
import { traceOf } from "../support/trace-of";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = "Zk9Qw3Vt".repeat(6).slice(0, 43);
const PART = SECRET.slice(0, 8);
const KEY = `SG.${ID}.${SECRET}`;

test("an address with a key in it leads to the same with its id", async ({ request }) => {
  for (const path of [
    `/keys?q=${KEY}&sort=name`,
    `/keys?q=${KEY.replaceAll(".", "%252e")}&sort=name`,
    `/keys?q=${ID}.${SECRET}&sort=name`,
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(new URL(answer.headers().location ?? "", addresses().appUrl).href).toBe(
      `${addresses().appUrl}/keys?q=${ID}&sort=name`,
    );
    expect(await answer.text()).not.toContain(PART);
  }
  // Signed out, the address of the sign-in page contains the destination.
  const signedOut = await request.get(`/keys?q=${KEY}`);
  expect(signedOut.url()).toContain("/sign-in?");
  expect(signedOut.url()).toContain(ID);
  for (const path of [
    `//evil.test/${KEY}`,
    `/\\evil.test/${KEY}`,
    `/sign-in?next=/keys?q=${KEY}`,
  ]) {
    const { head, body } = await sendBytes(addresses().appUrl, { path });
    expect(head + body).not.toMatch(
      new RegExp(`${PART}|location: *(?:https?:)?[/\\\\]{2}evil`, "i"),
    );
  }
});

/** Inserts a text into the focused field, as a paste does. */
async function put(page: Page, text: string) {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test("a key that is put into a field is cut to its id, on its way to no address and no request", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const requests: string[] = [];
  page.on("request", (request) => requests.push(`${request.url()} ${request.postData() ?? ""}`));
  const fields = [
    ["/keys", "Filter keys"],
    ["/accounts", "Filter accounts"],
    ["/matrix", "Filter keys"],
    ["/who-can", "Who can"],
  ] as const;
  for (const [path, label] of fields) {
    await page.goto(path);
    const field = page.getByLabel(label, { exact: true }).and(page.locator("input"));
    await field.click();
    await put(page, `key ${KEY}`);
    await expect(field).toHaveValue(`key ${ID}`);
    await expect(page.getByText("That was an API key, so only its ID was kept.")).toBeVisible();
    await put(page, "");
    await page.keyboard.type(KEY.slice(0, 40));
    await expect(field).toHaveValue(`SG.${ID}.•••`);
    await expect.poll(() => traceOf(page, ".Zk9")).toEqual([]);
    expect(await traceOf(page, PART)).toEqual([]);
  }
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox");
  await palette.focus();
  await put(page, KEY);
  await expect(palette).toHaveValue(ID);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /^Account:/ }).click();
  const account = page.getByRole("combobox", { name: "Find an account" });
  await account.focus();
  await put(page, KEY);
  await expect(account).toHaveValue(ID);
  expect(await traceOf(page, PART)).toEqual([]);
  expect(requests.filter((request) => request.includes(PART))).toEqual([]);
});

test("a filter finds a key by a whole key, by its name without accents, and by what is left of a key", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  const { result } = await (await page.request.get("/api/v3/api_keys")).json();
  const { api_key_id: id } = result.find((key: { name: string }) => key.name === "ci-deploy");
  await page.goto("/keys?on-behalf-of=");
  const field = page.getByLabel("Filter keys", { exact: true });
  for (const typed of [`SG.${id}.${SECRET}`, `SG.${id}.•••`, "ＣＩ-Déploy"]) {
    await field.fill(typed);
    await expect(page.getByText("ci-deploy").first()).toBeVisible();
    await expect(page.getByText(/^1 of \d+ keys/).first()).toBeVisible();
  }
});
