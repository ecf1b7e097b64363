import type { Page } from "@playwright/test";
import { addresses } from "../support/addresses";
import { complaintsOf } from "../support/complaints";
import { expect, test } from "../support/fixtures";
import { isOwnCode } from "../support/own-code";
import { withoutCode } from "../support/without-code";

const idOf = (apiKey: string) => apiKey.split(".")[1] ?? "";
const secretOf = (apiKey: string) => apiKey.split(".")[2] ?? "";
const keyField = (page: Page) => page.getByLabel("SendGrid API key");
const signInButton = (page: Page) => page.getByRole("button", { name: "Sign in", exact: true });

/** Opens the form and waits until it has asked for a session: after that it sends nothing by itself. */
async function openForm(page: Page, path = "/sign-in") {
  const asked = page.waitForResponse((response) => response.url().endsWith("/api/session"));
  await page.goto(path);
  await asked;
}

async function signInByHand(page: Page, apiKey: string) {
  await keyField(page).fill(apiKey);
  await signInButton(page).click();
}

test("says what is wrong with a pasted key before any request leaves", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  await openForm(page);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!isOwnCode(request)) requests.push(request.url());
  });
  const wrong: [pasted: string, problem: string][] = [
    [apiKey.slice(0, -1), "It is too short: 68 of 69 characters."],
    [`${apiKey}x`, "It is too long: 70 characters"],
    [apiKey.toLowerCase(), "starts with SG. in capitals"],
    [`${apiKey.slice(0, 30)} ${apiKey.slice(30)}`, "a space or a line break in it"],
    [`${apiKey} and SG.${"c".repeat(22)}.${"d".repeat(43)}`, "There are 2 keys in it."],
    [idOf(apiKey), "only the API key’s ID"],
    [`${apiKey.slice(0, 20)}…`, "Part of this key is masked"],
    ["sk_live_0123456789abcdef01234567", "looks like a Stripe key"],
  ];
  for (const [pasted, problem] of wrong) {
    await keyField(page).fill(pasted);
    await expect(page.getByText(problem)).toBeVisible();
    await expect(keyField(page)).toHaveAttribute("aria-invalid", "true");
    await expect(signInButton(page)).toBeDisabled();
    await keyField(page).press("Enter");
  }
  // In the console's words, or through the API where the console has none.
  await expect(page.getByRole("figure").getByText("Full Access")).toBeVisible();
  await page.getByText("Create a least-privilege audit key").click();
  await expect(
    page.getByText(/POST this to \/v3\/api_keys with a key that has both scopes/),
  ).toBeVisible();
  expect(requests).toEqual([]);
  expect(await sandbox.calls(apiKey)).toEqual([]);
});

test("takes a key out of the quotes, header or assignment it was copied with", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  const wrapped = [
    `  ${apiKey}\n`,
    `"${apiKey}"`,
    `{"mail": {"key": "${apiKey}"}}`,
    `curl -H 'Authorization: Bearer ${apiKey}' https://api.sendgrid.com`,
    `“${apiKey.slice(0, 30)}\u200b${apiKey.slice(30)}” # production`,
    `Bearer ${apiKey}`,
    `Authorization: Bearer ${apiKey}`,
    `export SENDGRID_API_KEY='${apiKey}';`,
  ];
  await openForm(page);
  for (const each of wrapped) {
    await keyField(page).fill("");
    await keyField(page).fill(each);
    await expect(page.getByText(`This is API key ${idOf(apiKey)}.`)).toBeVisible();
  }
  await signInButton(page).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
});

test("finds the region of a key by itself", async ({ page, sandbox }) => {
  const apiKey = await sandbox.clone("eu");
  await openForm(page, "/keys");
  await signInByHand(page, apiKey);
  await expect(page.getByRole("link", { name: "eu-admin" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Account: .*EU/ })).toBeVisible();
  const asked = (await sandbox.calls(apiKey)).map(({ host, status }) => `${host} ${status}`);
  expect(asked.slice(0, 2)).toEqual(["global 401", "eu 200"]);
});

test("says that a key is dead, and lets another be pasted", async ({ page, sandbox }) => {
  await openForm(page);
  await signInByHand(page, await sandbox.clone("revoked"));
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("SendGrid rejected this key (asked: global and eu).");
  await expect(page).toHaveURL("/sign-in");
  await signInByHand(page, await sandbox.clone("solo"));
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
});

test("counts down when SendGrid has had enough", async ({ page, sandbox }) => {
  const faults = [{ kind: "rate-limited", reset: "delta+30", times: 1 }] as const;
  const apiKey = await sandbox.clone("solo", { faults });
  await openForm(page);
  await signInByHand(page, apiKey);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("SendGrid’s rate limit is used up.");
  await expect(alert.getByText(/^in \d+ s$/)).toBeVisible();
  await expect(alert.getByRole("button", { name: "Try again" })).toBeDisabled();
});

test("counts down after too many refused keys", async ({ page, sandbox }) => {
  const revoked = await sandbox.clone("revoked");
  await openForm(page);
  for (let refused = 0; refused < 5; refused += 1) {
    await signInByHand(page, revoked);
    await expect(page.getByRole("main").getByRole("alert")).toContainText("rejected this key");
    await keyField(page).fill("");
  }
  await signInByHand(page, revoked);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("Too many keys were refused.");
  await expect(alert.getByText(/^in \d+ s$/)).toBeVisible();
  await expect(alert.getByRole("button", { name: "Try again" })).toBeDisabled();
  expect(await sandbox.calls(revoked)).toHaveLength(10);
});

test("the sandbox is one click away where it is offered, and nowhere else", async ({ page }) => {
  await openForm(page);
  await expect(page.getByRole("button", { name: /sandbox/i })).toHaveCount(0);
  await page.goto(`${addresses().demoUrl}/sign-in`);
  await page.getByRole("button", { name: "Explore the sandbox account" }).click();
  // It lists 12 subusers and 2 customer accounts: the first page covers all of them.
  await expect(page).toHaveURL(`${addresses().demoUrl}/?on-behalf-of=*`);
  await expect(page.getByText("93 of 93 keys read").first()).toBeVisible();
});

test("with more accounts than are read at once it begins at the own one, and says what all of them take", async ({
  page,
  sandbox,
}) => {
  await openForm(page);
  await signInByHand(page, await sandbox.clone("fleet", { rateLimit: null }));
  await expect(page).toHaveURL("/");
  await expect(page.getByText("(about 7,000 calls, about 12 min).")).toBeVisible();
  await page.getByRole("link", { name: "Include its 1,000 other accounts" }).click();
  await expect(page).toHaveURL("/?on-behalf-of=*");
});

test("leads to the page that was asked for", async ({ page, sandbox }) => {
  const asked = "/keys?q=only&sort=name";
  await openForm(page, asked);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signInByHand(page, await sandbox.clone("solo"));
  await expect(page).toHaveURL(asked);
  await expect(page.getByRole("searchbox", { name: "Filter keys" })).toHaveValue("only");
});

test("a link from another site, which brings no Strict cookie, lands on the page it names", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  const target = `${addresses().appUrl}/keys?q=only`;
  await page.route("http://wiki.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<a href="${target}">The keys</a>` }),
  );
  await page.goto("http://wiki.example/");
  const passed: string[] = [];
  page.on("framenavigated", (frame) => passed.push(new URL(frame.url()).pathname));
  await page.getByRole("link", { name: "The keys" }).click();
  await expect(page.getByRole("link", { name: "only-key" })).toBeVisible();
  await expect(page).toHaveURL(target);
  expect(passed[0], "the cookie was not sent").toBe("/sign-in");
});

test("says why the reader stands here, in its own words only", async ({ page }) => {
  const reasons: [reason: string, words: string][] = [
    ["signed_out", "You are signed out"],
    ["session_expired", "Your session ended"],
    ["key_rejected", "SendGrid no longer accepts that key"],
  ];
  for (const [reason, words] of reasons) {
    await page.goto(`/sign-in?reason=${reason}`);
    await expect(page.getByRole("main").getByRole("status")).toContainText(words);
  }
  await page.goto("/sign-in?reason=Call+0800+555+and+read+us+your+key");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("0800")).toHaveCount(0);
});

test("after signing in, the key is nowhere in the browser", async ({ page, context, sandbox }) => {
  const apiKey = await sandbox.clone("solo");
  const complaints = complaintsOf(page);
  const answers: Promise<string>[] = [];
  page.on("response", (response) => answers.push(response.text().catch(() => "")));
  await openForm(page, "/keys");
  await signInByHand(page, apiKey);
  await page.getByRole("link", { name: "only-key" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "only-key" })).toBeVisible();
  const held = await page.evaluate(async () => ({
    html: document.documentElement.outerHTML,
    url: location.href,
    history: JSON.stringify(history.state),
    cookie: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
  }));
  const everything = [
    ...Object.values(held),
    JSON.stringify(await context.storageState({ indexedDB: true })),
    ...(await Promise.all(answers)),
  ].join("\n");
  expect(everything).toContain(idOf(apiKey));
  expect(everything).not.toContain(secretOf(apiKey));
  expect(held.cookie, "the ticket is not for scripts").toBe("");
  expect(complaints.filter((each) => !each.includes("401"))).toEqual([]);
});

test("what is typed and chosen before the sign-in form's code is there counts", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  const letThrough = await withoutCode(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("SendGrid API key").fill(apiKey);
  await page.getByText("Global", { exact: true }).click();
  letThrough();
  await expect(page.getByText(`This is API key ${apiKey.split(".")[1]}.`)).toBeVisible();
  await expect(page.getByRole("radio", { name: "Global" })).toBeChecked();
});

test("a region is one stop of Tab, its arrows choose, and signing in leads to the page's heading", async ({
  page,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  await page.goto("/sign-in?next=/keys");
  await page.getByLabel("SendGrid API key").fill(apiKey);
  const region = (name: string) => page.getByRole("radio", { name });
  await region("Detect automatically").focus();
  await page.keyboard.press("ArrowRight");
  await expect(region("Global")).toBeFocused();
  await expect(region("Global")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeFocused();
});
