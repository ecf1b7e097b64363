import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";

// Found once: the workers load this file too, and inherit the answer.
process.env.CHROMIUM_PATH ??= findChromium() ?? "";

const chromium = {
  launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGS },
  trace: "retain-on-failure",
  screenshot: "only-on-failure",
} as const;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A second try on a shared machine only; npm test says how many needed one.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  // A shared machine draws late. What never comes fails all the same.
  expect: { timeout: 15_000 },
  reporter: "line",
  projects: [
    { name: "api", testMatch: "api/*.spec.ts" },
    { name: "chromium", testMatch: "pages/*.spec.ts", use: chromium },
    { name: "security", testMatch: "security/*.spec.ts", use: chromium },
  ],
});
