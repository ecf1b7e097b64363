import { parseAccountId, type Target } from "@/lib/audit/account";
import { DAY_MS } from "@/lib/audit/day";
import { SEVERITIES } from "@/lib/audit/findings/rules";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { Option } from "../described";
import { Misuse } from "../exit-code";
import { FORMAT_NAMES, FORMATS, type FormatName } from "./formats";
import type { FailOn } from "./judge";

/** Options of every command that asks SendGrid: what to read. */
export const READING_OPTIONS = {
  account: {
    type: "string",
    value: "ACCOUNT",
    about: "all, self, subuser:NAME or account-id:ID (all)",
  },
  region: { type: "string", value: "REGION", about: "global or eu: the key’s own (found out)" },
  "allow-incomplete": { type: "boolean", about: "what could not be read is no failure" },
  quiet: { type: "boolean", about: "no table and no progress; errors only" },
} as const;

const FILE_OPTIONS = Object.fromEntries(
  FORMAT_NAMES.map((name) => [
    name,
    { type: "string", value: "FILE", about: FORMATS[name].about } as const,
  ]),
) as Record<FormatName, { type: "string"; value: "FILE"; about: string }>;

/** What to do with the results. */
export const SCAN_OPTIONS = {
  "last-mail": {
    type: "boolean",
    about: "asks Email Activity when keys last sent, 5 calls a minute (needs messages.read)",
  },
  ...FILE_OPTIONS,
  policy: {
    type: "string",
    value: "FILE",
    about: "holds the keys to a policy; its rules count for --fail-on",
  },
  "fail-on": {
    type: "string",
    value: "SEVERITY",
    about: "exit 1 from critical, high, medium or low on; never (high)",
  },
  baseline: {
    type: "string",
    value: "FILE|stored",
    about: "tell what is new since that snapshot, or since what the store has",
  },
  "fail-on-new": { type: "boolean", about: "only what is new makes it exit 1" },
  notify: {
    type: "string",
    value: "URL",
    about: "post what is new there, as Slack and others take it",
  },
  store: {
    type: "boolean",
    about: "write the history, as the dashboard does (DATA_DIR, DATABASE_URL)",
  },
  "fail-on-overdue-review": {
    type: "boolean",
    about: "with --store: exit 1 unless a sign-off of these keys holds, and what was due is done",
  },
  reuse: {
    type: "string",
    value: "DAYS",
    about: "with --store: scopes read so lately are not read again (0)",
  },
} as const satisfies Record<string, Option>;

/** @throws Misuse */
export function targetOf(account = "all"): Target {
  const target = account === "all" ? account : parseAccountId(account);
  if (target !== null) return target;
  throw new Misuse("--account must be all, self, subuser:NAME or account-id:ID.");
}

/** @throws Misuse */
export function regionOf(region: string | undefined): Region | null {
  if (region === undefined || region === "global" || region === "eu") return region ?? null;
  throw new Misuse("--region must be global or eu.");
}

const FAIL_ON = [...SEVERITIES.filter((severity) => severity !== "info"), "never"] as const;

/** @throws Misuse */
export function failOnOf(severity = "high"): FailOn {
  const known = FAIL_ON.find((each) => each === severity);
  if (known !== undefined) return known;
  throw new Misuse(`--fail-on must be one of ${FAIL_ON.join(", ")}.`);
}

/** The requested files. */
export function filesOf(
  values: Partial<Record<FormatName, string>>,
): { format: FormatName; path: string }[] {
  return FORMAT_NAMES.flatMap((format) => {
    const path = values[format];
    return path === undefined ? [] : [{ format, path }];
  });
}

type Comparing = { baseline?: string; "fail-on-new"?: boolean; notify?: string; store?: boolean };

/** @throws Misuse for options that need others */
export function assertTogether(
  values: Comparing & { reuse?: string; "fail-on-overdue-review"?: boolean },
) {
  const { baseline, store } = values;
  if (baseline === "stored" && !store) throw new Misuse("--baseline stored needs --store.");
  if (baseline === undefined && (values["fail-on-new"] || values.notify !== undefined)) {
    throw new Misuse("--fail-on-new and --notify need --baseline to compare with.");
  }
  if (values["fail-on-overdue-review"] && !store) {
    throw new Misuse("--fail-on-overdue-review needs --store: reviews are in it.");
  }
  if (values.reuse !== undefined && !store) throw new Misuse("--reuse needs --store.");
}

const MOST_DAYS = 30;

/** @returns ms @throws Misuse */
export function reuseMsOf(days = "0"): number {
  if (/^\d{1,2}$/.test(days) && Number(days) <= MOST_DAYS) return Number(days) * DAY_MS;
  throw new Misuse(`--reuse must be a whole number of days, ${MOST_DAYS} at most.`);
}
