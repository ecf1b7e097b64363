import { stripVTControlCharacters } from "node:util";

// CI keeps only the end of a run's log, so it repeats there what failed, by name and with its first words.
const firstWords = (message = "") =>
  stripVTControlCharacters(message).slice(0, 300).replaceAll(/\s+/g, " ");

/** The failed tests of a Vitest report, and the files that failed to run: one line each. */
export const failedInVitest = ({ testResults }) =>
  testResults.flatMap(({ name: file, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return message ? [[file, firstWords(message)].join(" ")] : [];
    return failed.map(({ fullName, failureMessages: [first] }) =>
      [file, "›", fullName, firstWords(first)].join(" "),
    );
  });

/** The failed tests of a Playwright report, one line each. */
export const failedInPlaywright = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(failedInPlaywright),
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests: [test] }) =>
      [`${file}:${line} ›`, title, firstWords(test?.results[0]?.error?.message)].join(" "),
    ),
];
