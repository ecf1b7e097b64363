import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { visibleText } from "@/components/key/visible-text";
import { complaintsOf } from "../support/complaints";
import { everyRoute } from "../support/every-route";
import { expect, test } from "../support/fixtures";
import { HOSTILE_NAMES, HOSTILE_USERNAMES } from "../support/hostile-names";
import type { SandboxClient } from "../support/sandbox-client";

/** SendGrid allows 100 keys per account, and the signed-in one is the first. */
const KEYS_EACH = 99;
const TRIGGER = /^\s*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Spreads the names over as few accounts as can hold them, and adds one account for every other hostile name. */
function hostileClone(sandbox: SandboxClient): Promise<string> {
  const usernames = ["own", ...HOSTILE_USERNAMES];
  const accounts = usernames.map((username, index) => ({
    username,
    keys: HOSTILE_NAMES.slice(index * KEYS_EACH, (index + 1) * KEYS_EACH),
  }));
  return sandbox.clone("acme", { accounts, rateLimit: null });
}

/** A name as SafeText shows it. */
const shown = (name: string) =>
  visibleText(name)
    .map(({ text, hidden }) => hidden ?? text)
    .join("");

/** What ran, and what the policy had to block, since the page was opened. */
function harm(page: Page) {
  return page.evaluate(() => ({
    ran: Reflect.get(window, "__xss") ?? null,
    stopped: Reflect.get(window, "__stopped"),
  }));
}

const namesOn = (page: Page) =>
  page.evaluate(() => Array.from(document.querySelectorAll("bdi"), (name) => name.textContent));

/** The cells of each CSV row, parsed by RFC 4180. */
function cellsOf(csv: string): string[][] {
  return (csv.match(/(?:"(?:[^"]|"")*",)*"(?:[^"]|"")*"\r\n/g) ?? []).map((line) =>
    Array.from(line.matchAll(/"((?:[^"]|"")*)"/g), ([, cell = ""]) => cell.replaceAll('""', '"')),
  );
}

test(`${HOSTILE_NAMES.length} names made to break a page are text wherever they stand`, async ({
  sandbox,
  signInPage,
}) => {
  expect(HOSTILE_NAMES.length).toBeGreaterThanOrEqual(500);
  const apiKey = await hostileClone(sandbox);
  const page = await signInPage(apiKey);
  const complaints = complaintsOf(page);
  await page.addInitScript(() => {
    Object.assign(window, { __stopped: [] });
    document.addEventListener("securitypolicyviolation", (event) => {
      Reflect.get(window, "__stopped").push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  // Everything is read first, so that each page has all names from its first byte, or from one stream.
  const asked = await page.request.get("/api/audit?account=all");
  const ids = (await asked.text()).match(/(?<="api_key_id":")[\w-]{22}/g) ?? [];
  expect(new Set(ids).size).toBe(HOSTILE_NAMES.length + 1);

  const username = encodeURIComponent(HOSTILE_USERNAMES[0] ?? "");
  const { pages } = everyRoute(ids[5] ?? "");
  const addresses = pages
    .filter((path) => path !== "/sign-in")
    .map((path) => `${path}?on-behalf-of=*`);
  for (const path of [...addresses, `/keys?on-behalf-of=${username}`]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(await harm(page), path).toEqual({ ran: null, stopped: [] });
  }

  // The report contains every name, so each must appear in it, complete and visible.
  await page.goto("/report?on-behalf-of=*");
  await expect(page.getByText("Writing the rest of the keys.")).toHaveCount(0);
  await expect
    .poll(async () => {
      const seen = new Set(await namesOn(page));
      return HOSTILE_NAMES.filter((name) => !seen.has(shown(name)));
    })
    .toEqual([]);
  await page.goto("/accounts");
  await expect
    .poll(async () => (await namesOn(page)).filter((name) => name?.includes("__xss")).length)
    .toBeGreaterThan(5);

  await page.goto("/keys?on-behalf-of=*");
  const total = HOSTILE_NAMES.length + 1;
  await expect(page.getByText(`${total} of ${total} keys read`).first()).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const [header = [], ...rows] = cellsOf(await readFile(await (await download).path(), "utf8"));
  expect(rows).toHaveLength(total);
  // Without the apostrophes in front of whatever a spreadsheet would run, at the start of a cell or inside it.
  const bare = (text = "") => text.replaceAll("'", "");
  const names = new Set(rows.map((row) => bare(row[header.indexOf("name")])));
  const missing = HOSTILE_NAMES.map((name) =>
    Buffer.from(name).toString().replaceAll("\0", "\uFFFD"),
  ).filter((name) => !names.has(bare(name)));
  expect(missing, "names that are not in the file as they are").toEqual([]);
  expect(rows.flat().filter((cell) => TRIGGER.test(cell) && !/^-?\d+$/.test(cell))).toEqual([]);
  expect(await harm(page)).toEqual({ ran: null, stopped: [] });
  // A key's page in another account is correctly "not found".
  expect(complaints.filter((each) => !each.includes("status of 404"))).toEqual([]);
});
