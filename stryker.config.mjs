/**
 * Finds changes to the code that no test notices: `npm run mutate`, or for one file, `npm run mutate -- --mutate
 * lib/audit/who-can/who-can.ts`. Takes minutes for a file, hours for all, so it is not part of `npm test`. Results stay
 * in .stryker/ and are reused.
 */
const AREAS = ["lib/audit", "lib/sendgrid", "lib/server/session", "lib/server/api"];

/** The areas of the files that the command names, otherwise all: only the tests beside a file have to guard it. */
function areas() {
  const named = AREAS.filter((area) => process.argv.some((word) => word.startsWith(`${area}/`)));
  return named.length > 0 ? named : AREAS;
}

export default {
  testRunner: "vitest",
  // Generating megabytes of text again for each mutant would take days.
  testFiles: areas().map((area) => `${area}/**/!(one-pass).test.ts`),
  coverageAnalysis: "perTest",
  concurrency: 2,
  // Vitest strips types without checking them, so no file needs parsing just to report type errors.
  disableTypeChecks: false,
  // A busy machine is not an endless loop, yet a timeout would count as a noticed change.
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: ".stryker/incremental.json",
  tempDirName: ".stryker/tmp",
  cleanTempDir: "always",
  reporters: ["clear-text", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: ".stryker/report.html" },
  mutate: [
    "lib/{audit,sendgrid,server/session}/**/*.ts",
    "lib/server/api/origin.ts",
    "!**/*.test.ts",
    "!**/testing/**",
    // Only data and text. The catalogue's tests compare its table with SendGrid's own lists, and wording is not a
    // fault.
    "!lib/audit/catalogue/table.ts",
    "!lib/audit/catalogue/nouns.ts",
    "!lib/audit/findings/advice.ts",
  ],
  // Tables that are built when a module loads: each mutant would load everything again, for every test.
  ignoreStatic: true,
  ignorers: ["wording"],
  appendPlugins: ["./stryker.config.mjs"],
  // Biome rejects a second biome.json anywhere below the first.
  ignorePatterns: [".data", ".bench", "test-results", "playwright-report", "biome.json"],
};

/** A sentence without a value in it: no test could tell other words from a better sentence. */
const wording = {
  shouldIgnore({ node }) {
    const isSentence = node.type === "StringLiteral" && /^[A-Z].*[a-z] [a-z]/.test(node.value);
    return isSentence ? "Wording" : undefined;
  },
};

export const strykerPlugins = [{ kind: "Ignore", name: "wording", value: wording }];
