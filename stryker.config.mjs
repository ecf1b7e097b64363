/**
 * Which changes to the code no test notices: `npm run mutate`, or of one file, `npm run mutate -- --mutate lib/audit/who-can/who-can.ts`.
 * Minutes for a file, hours for all: it is no part of `npm test`. What was found stays in .stryker/ and is not asked again.
 */
const AREAS = ["lib/audit", "lib/sendgrid", "lib/server/session", "lib/server/api"];

/** The areas of the files that the command names, else all: a file is for the tests beside it to guard, no others. */
function areas() {
  const named = AREAS.filter((area) => process.argv.some((word) => word.startsWith(`${area}/`)));
  return named.length > 0 ? named : AREAS;
}

export default {
  testRunner: "vitest",
  // Texts of megabytes, for each mutant anew, would take days.
  testFiles: areas().map((area) => `${area}/**/!(one-pass).test.ts`),
  coverageAnalysis: "perTest",
  concurrency: 2,
  // Vitest strips types unread: no file needs to be parsed only to be told that its types may be wrong.
  disableTypeChecks: false,
  // A busy machine is no endless loop: what times out counts as noticed, and is not.
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
    // Data and texts alone. The catalogue's tests hold its table to SendGrid's own lists, and a sentence is no fault.
    "!lib/audit/catalogue/table.ts",
    "!lib/audit/catalogue/nouns.ts",
    "!lib/audit/findings/advice.ts",
  ],
  // Tables that are made as a module is loaded: each of their mutants would load all anew, for every test there is.
  ignoreStatic: true,
  ignorers: ["wording"],
  appendPlugins: ["./stryker.config.mjs"],
  // Biome takes a second biome.json anywhere below the first for an error.
  ignorePatterns: [".data", ".bench", "test-results", "playwright-report", "biome.json"],
};

/** A sentence with no value in it: that it has other words is nothing a test could tell from a better sentence. */
const wording = {
  shouldIgnore({ node }) {
    const isSentence = node.type === "StringLiteral" && /^[A-Z].*[a-z] [a-z]/.test(node.value);
    return isSentence ? "Wording" : undefined;
  },
};

export const strykerPlugins = [{ kind: "Ignore", name: "wording", value: wording }];
