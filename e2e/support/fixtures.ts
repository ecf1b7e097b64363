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
  /** The sandbox behind the app. Every test takes its own clone of a tenant, so that tests run side by side. */
  sandbox: SandboxClient;
  /** A client of the app that is signed in with the key, its cookie kept. */
  signIn: (apiKey: string, region?: SessionRegion) => Promise<APIRequestContext>;
  /** The browser's page, its context signed in with the key. It is still to be sent somewhere. */
  signInPage: (apiKey: string, region?: SessionRegion) => Promise<Page>;
};

type WorkerFixtures = {
  /** An app of this worker's own: no other test runs beside the one that uses it, so it may learn that SendGrid is down. */
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

/** An address that no other test asks from. */
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
  // As a proxy in front of the app tells where somebody asks from: see start-app.ts.
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
  // No test breaks the pages' policy unnoticed, whatever it is about.
  page: async ({ page }, provide) => {
    heldToContract(page.request);
    const violations: string[] = [];
    page.on("console", (message) => {
      const text = message.text();
      // What other sites' pages are told when they frame ours is as it should be.
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
