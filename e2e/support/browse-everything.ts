import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { everyRoute } from "./every-route";
import type { Heard } from "./heard";
import { press } from "./press";
import { traceOf } from "./trace-of";

/** Records everything that a page's context receives, logs and holds, from now on. */
function listen(page: Page, heard: Heard) {
  const bodies: Promise<unknown>[] = [];
  page.context().on("response", (response) => {
    const read = async () => {
      const head = JSON.stringify([response.statusText(), await response.headersArray()]);
      const body = await response.body().catch(() => Buffer.from(""));
      heard.answer(response.url(), {
        status: response.status(),
        head,
        body: body.toString("latin1"),
      });
    };
    bodies.push(read().catch(() => {}));
  });
  page.on("console", (message) => heard.add("the console", message.text()));
  page.on("pageerror", (error) => heard.add("an exception", `${error.message} ${error.stack}`));
  return async (secret: string) => {
    await Promise.all(bodies);
    const kept = await page.context().storageState({ indexedDB: true });
    heard.add("the browser's stores", JSON.stringify(kept));
    heard.add(`the page ${page.url()}`, await page.content());
    // Checks fields, history, and every object reachable from React's tree, including the query cache.
    expect(await traceOf(page, secret.slice(15, 27)), page.url()).toEqual([]);
  };
}

/** A person's path through the app: wrong pastes, sign-in, every page, files, the leaked-key panel. */
export async function browseEverything(page: Page, origin: string, apiKey: string, heard: Heard) {
  const hold = listen(page, heard);
  const secret = apiKey.split(".")[2] ?? "";
  const field = page.getByLabel("SendGrid API key");
  const signIn = page.getByRole("button", { name: "Sign in", exact: true });
  await page.goto(`${origin}/keys`);
  for (const inner of ["\u00a0", " ", "é", "…"]) {
    await field.fill(apiKey.slice(0, 40) + inner + apiKey.slice(40));
    await field.press("Enter");
  }
  await field.fill(apiKey);
  await signIn.click();
  await expect(page).toHaveURL(/\/keys(\?|$)/);
  await page.waitForLoadState("networkidle");
  await hold(secret);
  const pages = everyRoute(apiKey.split(".")[1] ?? "").pages.filter((path) => path !== "/sign-in");
  for (const path of [...pages, "/keys?on-behalf-of=*", "/keys/no-such-key", "/no/such/page"]) {
    await page.goto(origin + path);
    await page.waitForLoadState("networkidle");
    await hold(secret);
  }
  await page.goto(`${origin}/keys`);
  for (const format of ["CSV", "JSON", "SARIF"]) {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: format }).click();
    heard.add(format, await readFile(await (await download).path(), "latin1"));
  }
  const leak = page.getByLabel("A key, a log, or a key’s ID");
  await press(page, "l", leak);
  await leak.fill(apiKey);
  await hold(secret);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), apiKey);
  await leak.press("ControlOrMeta+v");
  await expect(page.getByRole("heading", { name: "This key is yours" })).toBeVisible();
  await hold(secret);
}
