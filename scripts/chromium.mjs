// Finds a Chromium for the browser tests, or installs one. Prints its path if run directly.
import { spawnSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { aptInstall } from "./apt-install.mjs";

const DOWNLOAD_LIMIT_MS = 180_000;
/** Without a window, address bar and everything else that nobody sees: a quarter less work for the processor. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Off, since each window would draw them as invisible pages of their own: half of all the work of a short test. The
 * browser honors only one list, so this repeats Playwright's own.
 */
const DISABLED_FEATURES = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** For Debian's Chromium as root, and without the calls home that a browser makes by itself. */
export const CHROMIUM_ARGS = [
  `--disable-features=${DISABLED_FEATURES.join(",")}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {string | null} the path of a working Chromium; null, and a line on stderr, if there is none */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (canRun(given)) return given;
    console.error(`CHROMIUM_PATH is set, but nothing can be started at ${given}.`);
    return null;
  }
  const path =
    installed(SHELL) ??
    (aptInstall(SHELL) ? installed(SHELL) : null) ??
    installed(...NAMES) ??
    downloaded();
  if (!path) console.error("No Chromium found: install one, or set CHROMIUM_PATH to it.");
  return path;
}

function installed(...names) {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return onPath.find(canRun) ?? null;
}

function downloaded() {
  if (canRun(chromium.executablePath())) return chromium.executablePath();
  console.error("Downloading Chromium for the tests …");
  spawnSync("npx", ["playwright", "install", "chromium"], {
    timeout: DOWNLOAD_LIMIT_MS,
    stdio: "ignore",
  });
  return canRun(chromium.executablePath()) ? chromium.executablePath() : null;
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  const path = findChromium();
  if (path) console.log(path);
  else process.exitCode = 1;
}
