import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { addresses } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { expect, test } from "../support/fixtures";
import { sendBytes } from "../support/send-bytes";

const SITES = ["same-origin", "same-site", "cross-site", "none", null] as const;
const TYPES = ["application/json", "text/plain", "application/x-www-form-urlencoded"] as const;

test("of all ways to change something, only those of the site's own pages and scripts pass", async ({
  sandbox,
  signIn,
}) => {
  const { appUrl } = addresses();
  const { port } = new URL(appUrl);
  const origins = [
    appUrl,
    `http://localhost:${port}`,
    "https://evil.example",
    "null",
    null,
    `http://sub.localhost:${port}`,
    appUrl.replace("http:", "https:"),
    "http://127.0.0.1:444",
    "http://127.0.0.1",
    `${appUrl}.evil.example`,
  ];
  const apiKey = await sandbox.clone("solo");
  const context = await signIn(apiKey);
  const cookie = await cookieOf(context);
  const before = (await sandbox.calls(apiKey)).length;
  const changes = [
    ["POST", "/api/session", JSON.stringify({ api_key: apiKey })],
    ["DELETE", "/api/session", undefined],
    ["POST", "/api/audit", JSON.stringify({ account: "self", action: "refresh" })],
    ["PUT", "/api/session", "{}"],
    ["PATCH", "/api/v3/api_keys", "{}"],
  ] as const;
  const wrong: string[] = [];
  let asked = 0;
  for (const origin of origins) {
    const isOwn = origin === appUrl || origin === `http://localhost:${port}`;
    for (const site of SITES) {
      const passes = site === null ? isOwn : site === "same-origin" && (isOwn || origin === null);
      for (const type of TYPES) {
        for (const [method, path, body] of changes) {
          const { status, body: text } = await sendBytes(appUrl, {
            method,
            path,
            body,
            headers: {
              "Content-Type": type,
              ...(origin === null ? {} : { Origin: origin }),
              ...(site === null ? {} : { "Sec-Fetch-Site": site }),
              // A request that passes would end the session, which the refused ones must leave alone.
              ...(passes ? {} : { Cookie: cookie }),
            },
          });
          asked += 1;
          const isRefused = status === 403 && text.includes('"cross_origin"');
          if (isRefused === passes) {
            wrong.push(`${method} ${path} ${type}, Origin ${origin}, ${site}: ${status}`);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBe(10 * 5 * 3 * 5);
  expect((await context.get("/api/session")).status(), "the session").toBe(200);
  // Sign-in passes from the site itself, as JSON: each time it reads the key's scopes and name.
  const passed = 2 * 2 + 1;
  const calls = (await sandbox.calls(apiKey)).slice(before);
  expect(calls.filter(({ path }) => path === "/v3/scopes")).toHaveLength(passed);
  expect(calls.filter(({ path }) => path.startsWith("/v3/api_keys"))).toEqual([]);
});

/** Someone else's page on another port: `localhost` is a different site than 127.0.0.1, which is the same one. */
async function elsewhere(): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><p>Hello</p>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}

/** What a hostile page gets by requesting things from the app, by kind of request: `nothing`, or what it got. */
function attack(page: Page, app: string): Promise<Record<string, string>> {
  return page.evaluate(async (target) => {
    const byElement = (tag: "img" | "script" | "link" | "object" | "embed", path: string) =>
      new Promise<string>((resolve) => {
        const element = document.createElement(tag);
        element.onload = () => resolve(`${tag} loaded`);
        element.onerror = () => resolve("nothing");
        if (element instanceof HTMLLinkElement) {
          element.rel = "stylesheet";
          element.href = target + path;
        } else if (element instanceof HTMLObjectElement) element.data = target + path;
        else element.src = target + path;
        document.body.append(element);
      });
    const byFetch = (path: string, init: RequestInit) =>
      fetch(target + path, { credentials: "include", ...init }).then(
        (response) => `${response.type} ${response.status}`,
        () => "nothing",
      );
    const byForm = (path: string, name: string) =>
      new Promise<string>((resolve) => {
        const frame = document.createElement("iframe");
        frame.name = `frame of ${path}`;
        document.body.append(frame);
        const form = Object.assign(document.createElement("form"), {
          method: "post",
          enctype: "text/plain",
          action: target + path,
          target: frame.name,
        });
        // The old trick: a form field whose name and value join to JSON.
        form.append(Object.assign(document.createElement("input"), { name, value: '"}' }));
        document.body.append(form);
        frame.onload = () => {
          try {
            resolve(frame.contentDocument === null ? "nothing" : "a document it can read");
          } catch {
            resolve("nothing");
          }
        };
        form.submit();
      });
    const json = { "Content-Type": "application/json" };
    const action = JSON.stringify({ account: "self", action: "refresh" });
    return {
      img: await byElement("img", "/icon.svg"),
      "img of data": await byElement("img", "/api/v3/api_keys"),
      script: await byElement("script", "/api/v3/api_keys"),
      stylesheet: await byElement("link", "/api/v3/api_keys"),
      embed: await byElement("object", "/keys"),
      read: await byFetch("/api/v3/api_keys", {}),
      "read blindly": await byFetch("/api/v3/api_keys", { mode: "no-cors" }),
      "a page, blindly": await byFetch("/keys", { mode: "no-cors" }),
      "sign out": await byFetch("/api/session", { method: "DELETE" }),
      "sign out by POST": await byFetch("/api/session", { method: "POST", mode: "no-cors" }),
      "act as JSON": await byFetch("/api/audit", { method: "POST", headers: json, body: action }),
      "act blindly": await byFetch("/api/audit", { method: "POST", mode: "no-cors", body: action }),
      "a form that acts": await byForm("/api/audit", '{"account":"self","action":"refresh","x":"'),
      "a form that signs in": await byForm("/api/session", '{"api_key":"'),
    };
  }, app);
}

for (const host of ["localhost", "127.0.0.1"]) {
  const what = host === "localhost" ? "another site" : "another origin of the same site";
  test(`a page of ${what} gets nothing, changes nothing and frames nothing`, async ({
    context,
    page,
    sandbox,
    signInPage,
  }) => {
    const { appUrl } = addresses();
    const apiKey = await sandbox.clone("solo");
    await signInPage(apiKey);
    const { server, port } = await elsewhere();
    const before = (await sandbox.calls(apiKey)).length;
    await page.goto(`http://${host}:${port}/`);
    const got = await attack(page, appUrl);
    expect(Object.entries(got).filter(([, outcome]) => outcome !== "nothing")).toEqual([]);

    await page.evaluate((target) => {
      const frame = document.createElement("iframe");
      frame.name = "framed";
      frame.src = `${target}/keys`;
      document.body.append(frame);
    }, appUrl);
    await expect.poll(() => page.frame("framed")?.url()).toMatch(/^chrome-error:/);
    expect((await page.context().request.get(`${appUrl}/api/session`)).status()).toBe(200);
    expect((await sandbox.calls(apiKey)).length, "calls to SendGrid").toBe(before);

    // A new window may show the page, as a link does, but neither side gets a reference to the other.
    const opened = context.waitForEvent("page");
    await page.evaluate((target) => {
      Object.assign(window, { opened: window.open(`${target}/keys`) });
    }, appUrl);
    const popup = await opened;
    await popup.waitForURL(/\/keys$/);
    expect(await popup.evaluate(() => window.opener)).toBeNull();
    await expect
      .poll(() => page.evaluate(() => (Reflect.get(window, "opened") as Window).closed))
      .toBe(true);
    server.closeAllConnections();
    server.close();
  });
}
