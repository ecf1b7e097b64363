import { randomBytes } from "node:crypto";
import {
  type APIRequestContext,
  type APIResponse,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import type { SessionRegion } from "@/lib/contract/answers";
import { addresses, sandboxHosts } from "./addresses";
import { heldToContract } from "./held-to-contract";
import { type SandboxClient, sandboxClient } from "./sandbox-client";
import { type RunningApp, sessionPassword, startApp } from "./start-app";

export { expect };

type Fixtures = {
  /** The sandbox behind the app. Each test clones a tenant for itself, so that tests can run in parallel. */
  sandbox: SandboxClient;
  /** A client of the app, signed in with the key, with its own cookie. */
  signIn: (apiKey: string, region?: SessionRegion) => Promise<APIRequestContext>;
  /** The browser's page, signed in with the key but not yet navigated. */
  signInPage: (apiKey: string, region?: SessionRegion) => Promise<Page>;
};

type WorkerFixtures = {
  /** An app for this worker only: no other test uses it at the same time, so it may learn that SendGrid is down. */
  ownApp: RunningApp;
};

/** `POST /api/session`, as a script of the app's own origin sends it. */
export function postSession(
  request: APIRequestContext,
  origin: string,
  body: unknown,
): Promise<APIResponse> {
  return request.post(`${origin}/api/session`, { headers: { Origin: origin }, data: body });
}

async function openSession(request: APIRequestContext, apiKey: string, region?: SessionRegion) {
  const body = { api_key: apiKey, ...(region === undefined ? {} : { region }) };
  const response = await postSession(request, addresses().appUrl, body);
  expect(response.status(), await response.text()).toBe(201);
}

/** A client address that no other test uses. */
export const madeUpAddress = () => ["10", ...randomBytes(3)].join(".");

export const test = base.extend<Fixtures, WorkerFixtures>({
  ownApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from it, empty or not
    async ({}, provide) => {
      const app = await startApp({ SESSION_PASSWORD: sessionPassword(), ...sandboxHosts() });
      await provide(app);
      await app.stop();
    },
    { scope: "worker" },
  ],
  // The header by which a proxy in front of the app reports the client's address: see start-app.ts.
  // biome-ignore lint/correctness/noEmptyPattern: as above
  extraHTTPHeaders: async ({}, provide) => provide({ "X-Forwarded-For": madeUpAddress() }),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  baseURL: async ({}, provide) => provide(addresses().appUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  sandbox: async ({}, provide) => provide(sandboxClient(addresses().controlUrl)),
  request: async ({ request }, provide) => provide(heldToContract(request)),
  signIn: async ({ playwright, extraHTTPHeaders }, provide) => {
    const contexts: APIRequestContext[] = [];
    await provide(async (apiKey, region) => {
      const baseURL = addresses().appUrl;
      const context = heldToContract(
        await playwright.request.newContext({
          baseURL,
          extraHTTPHeaders: { ...extraHTTPHeaders, Origin: baseURL },
        }),
      );
      contexts.push(context);
      await openSession(context, apiKey, region);
      return context;
    });
    await Promise.all(contexts.map((context) => context.dispose()));
  },
  // No test violates the content security policy unnoticed, whatever it tests.
  page: async ({ page }, provide) => {
    heldToContract(page.request);
    const violations: string[] = [];
    page.on("console", (message) => {
      const text = message.text();
      // Messages that other sites' pages get when they try to frame ours are expected.
      const isFramed = text.includes("frame-ancestors");
      if (text.includes("Content Security Policy") && !isFramed) violations.push(text);
    });
    await provide(page);
    expect(violations).toEqual([]);
  },
  signInPage: async ({ page }, provide) =>
    provide(async (apiKey, region) => {
      await openSession(page.request, apiKey, region);
      return page;
    }),
});
