import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PERSONAL } from "@/lib/sandbox/resources/messages";
import { sandboxHosts } from "../support/addresses";
import { expect, test } from "../support/fixtures";
import { sessionPassword, startApp } from "../support/start-app";

const accounts = [{ username: "own", keys: ["shop", "quiet", "dark"] }];
const sent = { shop: { last_event_time: "2026-11-25T10:12:00Z", messages: 1_000_000 } };
const words = [
  ...Object.values(PERSONAL),
  // What remains of an address cut at its at sign, and of a name that was hidden.
  ...["jane.roe", "recipient-of-mail", "sender-of-mail", "prescription"],
];
const forms = (word: string) => [
  word,
  encodeURIComponent(word),
  Buffer.from(word).toString("hex"),
  Buffer.from(word).toString("base64").replace(/=+$/, "").slice(0, -1),
];

test("of the mail that SendGrid tells of nothing is found: no recipient, no sender, no subject", async ({
  page,
  sandbox,
}) => {
  const app = await startApp({ SESSION_PASSWORD: sessionPassword(), ...sandboxHosts() });
  const heard: [where: string, text: string][] = [];
  const bodies: Promise<unknown>[] = [];
  page.context().on("response", (response) => {
    const read = async () => {
      const head = JSON.stringify(await response.allHeaders());
      heard.push([response.url(), head + (await response.body()).toString("latin1")]);
    };
    bodies.push(read().catch(() => {}));
  });
  try {
    const apiKey = await sandbox.clone("acme", { accounts, activity: { sent } });
    await page.goto(`${app.url}/keys`);
    await page.getByLabel("SendGrid API key").fill(apiKey);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("row", { name: /shop/ })).toBeVisible();

    await page
      .getByRole("button", { name: /^Last mail/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Ask for all that can send" }).click();
    await expect(page.getByText(/^Done: 4 of 4 keys known/)).toBeVisible();
    await page.keyboard.press("Escape");
    for (const format of ["CSV", "JSON", "SARIF"]) {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: format }).click();
      const text = await readFile(await (await download).path(), "utf8");
      if (format !== "SARIF") expect(text, format).toMatch(/sent/i);
      heard.push([format, text]);
    }
    await page.getByRole("row", { name: /shop/ }).getByRole("link").first().click();
    const part = page.getByRole("region", { name: "Last mail" });
    await expect(part.getByText(/Sent mail; last event 2026-11-25/)).toBeVisible();
    heard.push(["a key's page", await page.content()]);
    for (const path of ["/", "/report", "/keys", "/api/last-mail"]) {
      await page.goto(app.url + path);
      await page.waitForLoadState("networkidle");
      heard.push([path, await page.content()]);
    }
    // Odd answers are stripped of personal data like normal ones.
    for (const kind of ["bom", "proto-key", "stacked-encodings"] as const) {
      await sandbox.setFaults(apiKey, [{ kind, match: "/v3/messages" }]);
      const { keys } = await (await page.request.get(`${app.url}/api/last-mail`)).json();
      const asked = await page.request.get(`${app.url}/api/last-mail/${keys[0].api_key_id}`);
      heard.push([kind, await asked.text()]);
    }
    await Promise.all(bodies);
    heard.push(["the browser's stores", JSON.stringify(await page.context().storageState())]);
    heard.push(["the log", app.output()]);
    for (const file of await readdir(app.dataDir)) {
      heard.push([file, await readFile(join(app.dataDir, file), "latin1")]);
    }
    const found = heard.flatMap(([where, text]) =>
      words.flatMap(forms).flatMap((form) => (text.includes(form) ? `${form} in ${where}` : [])),
    );
    expect(found).toEqual([]);
    expect(heard.length).toBeGreaterThan(30);
    // The search looks in the right places: it finds what is stored about the mail.
    expect(heard.some(([, text]) => text.includes('"state":"sent"'))).toBe(true);
    const calls = await sandbox.calls(apiKey);
    expect(calls.filter(({ path }) => path.startsWith("/v3/messages")).length).toBeGreaterThan(2);
  } finally {
    await app.stop();
  }
});
