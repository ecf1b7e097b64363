import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";

// Found once: the workers also load this file, and inherit the result.
process.env.CHROMIUM_PATH ??= findChromium() ?? "";

const chromium = {
  launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGS },
  // A trace of every test costs more than the test: use --trace retain-on-failure to examine one that fails.
  screenshot: "only-on-failure",
  // The processor draws every animation sixty times a second.
  contextOptions: { reducedMotion: "reduce" },
} as const;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  // More than there are processors: tests spend much of their time waiting.
  workers: 3,
  // A busy machine draws late. Something that never comes still fails.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: "line",
  // Projects with the longest tests first: the short ones fill the end.
  projects: [
    { name: "security", testMatch: "security/*.spec.ts", use: chromium },
    { name: "api", testMatch: "api/*.spec.ts" },
    { name: "chromium", testMatch: "pages/*.spec.ts", use: chromium },
  ],
});
