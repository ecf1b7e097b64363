import { expect, test } from "../support/fixtures";
import { withoutCode } from "../support/without-code";

test("a click before the page's code is there is done once it is", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  const letThrough = await withoutCode(page);
  await page.goto("/keys", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeVisible();
  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("button", { name: "Dark" })).toHaveCount(0);
  letThrough();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("keys before the page's code is there are pressed once it is", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  for (const [keys, opens] of [
    [["Control+k"], page.getByRole("combobox", { name: "Command palette" })],
    [["g", "o"], page.getByRole("heading", { level: 1, name: "Overview" })],
    // Bound by the list, whose code loads after the frame's.
    [["j"], page.locator("tr.key-row:focus")],
  ] as const) {
    const letThrough = await withoutCode(page);
    await page.goto("/keys", { waitUntil: "commit" });
    await expect(page.getByRole("link", { name: "only-key" })).toBeVisible();
    for (const key of keys) await page.keyboard.press(key);
    await expect(opens).toHaveCount(0);
    letThrough();
    await expect(opens).toBeVisible();
    await page.unrouteAll();
  }
});

test("a key that was answered before the frame says so is not pressed again", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  await page.addInitScript(() => {
    const dispatch = window.dispatchEvent.bind(window);
    window.dispatchEvent = (event) => {
      if (event.type !== "alive:shell") return dispatch(event);
      Object.assign(window, { letAlive: () => dispatch(event) });
      return true;
    };
  });
  await page.goto("/keys");
  await expect.poll(() => page.evaluate("typeof window.letAlive")).toBe("function");
  await page.keyboard.press("s");
  await page.evaluate("window.letAlive()");
  const field = page.getByRole("combobox", { name: "Find an account" });
  await expect(field).toBeFocused();
  await page.keyboard.type("so");
  await expect(field).toHaveValue("so");
});

test("a key within which the frame comes alive is pressed again", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("solo"));
  await page.addInitScript(() => {
    const dispatch = window.dispatchEvent.bind(window);
    let letAlive = () => {};
    window.dispatchEvent = (event) => {
      if (event.type !== "alive:shell") return dispatch(event);
      letAlive = () => void dispatch(event);
      Object.assign(window, { isHeld: true });
      return true;
    };
    // Like React, which runs pending effects before it handles a key.
    document.addEventListener("keydown", () => letAlive(), { capture: true, once: true });
  });
  for (const [key, taker] of [
    ["k", page.locator("tr.key-row:focus")],
    ["/", page.getByRole("searchbox")],
  ] as const) {
    await page.goto("/keys");
    await expect.poll(() => page.evaluate("window.isHeld")).toBe(true);
    await page.waitForLoadState("networkidle");
    await page.keyboard.press(key);
    await expect(taker).toBeFocused();
  }
});

/**
 * Records what disappears from a page once it is complete and its frame is interactive: what is visible by then may be
 * under a click.
 */
function noteWhatGoes() {
  const gone: string[] = [];
  Object.assign(window, { gone });
  // Placeholders of parts that are still streaming, and the containers they arrive in, may disappear.
  const isWhole = () => document.querySelector('template[id^="B:"],[hidden][id^="S:"]') === null;
  let wasWhole = false;
  const note = (records: MutationRecord[]) => {
    const isToNote = wasWhole;
    wasWhole = isWhole();
    if (!isToNote) return;
    const texts = records
      .flatMap(({ removedNodes }) => [...removedNodes])
      .filter((node) => node instanceof HTMLElement && !node.matches("script,style,template"))
      .map((node) => node.textContent ?? "");
    gone.push(...texts.filter((text) => text !== ""));
  };
  addEventListener("alive:shell", () => {
    wasWhole = document.readyState !== "loading" && isWhole();
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
  });
}

test("what was drawn before the code is not drawn anew with it", async ({
  sandbox,
  signInPage,
}) => {
  const page = await signInPage(await sandbox.clone("acme"));
  await page.goto("/keys?on-behalf-of=");
  await expect(page.getByText("38 of 38 keys read").first()).toBeVisible();
  await page.addInitScript(noteWhatGoes);
  const paths = ["/", "/keys?q=a", "/keys?q=nothing", "/accounts", "/compare", "/who-can?can=mint"];
  for (const path of paths) {
    const html = await (await page.request.get(path)).text();
    const named = (url: string) => html.includes(new URL(url).pathname);
    const letThrough = await withoutCode(page, (url) => !named(url));
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    letThrough();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate("gone"), path).toEqual([]);
    await page.unrouteAll();
  }
});
