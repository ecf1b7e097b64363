import { type Target, targetId } from "@/lib/audit/account";
import { commonTarget } from "@/lib/audit/snapshot/changes";
import type { Snapshot } from "@/lib/audit/snapshot/snapshot";
import type { Parsed } from "../command";
import { settings } from "../environment";
import { Misuse } from "../exit-code";
import { assertWritable } from "../output-file";
import { policyOf } from "../policy/policy-file";
import { snapshotFrom } from "../snapshot-file";
import { notifyUrl } from "./notify";
import {
  assertTogether,
  failOnOf,
  filesOf,
  type READING_OPTIONS,
  regionOf,
  reuseMsOf,
  type SCAN_OPTIONS,
  targetOf,
} from "./options";

type Values = Parsed<typeof READING_OPTIONS & typeof SCAN_OPTIONS>;

/** The baseline of a scan: a snapshot, what the store has, or nothing. @throws Misuse */
async function baselineOf(
  value: string | undefined,
  target: Target,
): Promise<Snapshot | "stored" | null> {
  if (value === "stored" && settings().historyDays === 0) {
    throw new Misuse("--baseline stored needs a history: HISTORY_DAYS is 0, which keeps none.");
  }
  if (value === undefined || value === "stored") return value ?? null;
  const snapshot = await snapshotFrom(value);
  if (commonTarget(snapshot, { target: targetId(target) }) !== null) return snapshot;
  throw new Misuse("The baseline covers other accounts than this scan would read.");
}

/** Checks the request before reading anything. @throws Misuse, also for a file that can't be written */
export async function planOf(values: Values) {
  assertTogether(values);
  const files = filesOf(values);
  const paths = files.map(({ path }) => path);
  await assertWritable(paths, values.policy === undefined ? [] : [values.policy]);
  const target = targetOf(values.account);
  return {
    target,
    region: regionOf(values.region),
    files,
    failOn: failOnOf(values["fail-on"]),
    failsOnNew: values["fail-on-new"] === true,
    allowIncomplete: values["allow-incomplete"] === true,
    isQuiet: values.quiet === true,
    asksForMail: values["last-mail"] === true,
    policy: values.policy === undefined ? null : await policyOf(values.policy),
    baseline: await baselineOf(values.baseline, target),
    url: values.notify === undefined ? null : notifyUrl(values.notify),
    failsOnOverdueReview: values["fail-on-overdue-review"] === true,
    isStored: values.store === true,
    reuseMs: reuseMsOf(values.reuse),
  };
}

export type Plan = Awaited<ReturnType<typeof planOf>>;
