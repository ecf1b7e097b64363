import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";

// Found once: the workers load this file too, and inherit the answer.
process.env.CHROMIUM_PATH ??= findChromium() ?? "";

const chromium = {
  launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGS },
  // A trace of every test costs more than the test: --trace retain-on-failure looks closer at one that fails.
  screenshot: "only-on-failure",
  // What moves is drawn sixty times a second, by the processor.
  contextOptions: { reducedMotion: "reduce" },
} as const;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  // More than there are processors: much of a test is waiting.
  workers: 3,
  // A busy machine draws late. What never comes fails all the same.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: "line",
  // Those with the longest tests first: the short ones fill the end.
  projects: [
    { name: "security", testMatch: "security/*.spec.ts", use: chromium },
    { name: "api", testMatch: "api/*.spec.ts" },
    { name: "chromium", testMatch: "pages/*.spec.ts", use: chromium },
  ],
});
