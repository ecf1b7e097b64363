import "server-only";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Problem, problemLine } from "@/lib/audit/policy/problem";
import { readPolicy } from "@/lib/audit/policy/read";
import type { PolicyView } from "@/lib/contract/answers";
import { processWide } from "@/lib/process-wide";
import { ConfigError } from "../config/config-error";
import { env } from "../config/env";
import { log } from "../process/log";

/** `text`: the last text read, valid or not; `view`: the last valid policy. */
type Kept = { text: string; view: PolicyView };

const kept = processWide<{ last?: Kept }>("policy", () => ({}));

/** Refuses to read a larger file. A policy may have 1 MB. */
const MAX_BYTES = 2_000_000;

async function textOf(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Error("EFBIG");
  return readFile(path, "utf8");
}

/** Why a file could not be read, by its code alone: an error's own message contains the path. */
function whyOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "too large, or no file";
}

/**
 * Reads POLICY_FILE when the process starts.
 * @throws ConfigError naming line and column of the first problems
 */
export async function loadPolicy(): Promise<void> {
  const path = env().policyFile;
  if (path === undefined) return;
  const text = await textOf(path).catch((error: unknown) => {
    throw new ConfigError(`POLICY_FILE cannot be read: ${whyOf(error)}`);
  });
  const read = readPolicy(text);
  if (!read.ok) {
    throw new ConfigError(`POLICY_FILE, ${read.problems.map(problemLine).slice(0, 3).join("; ")}`);
  }
  const { policy, warnings } = read;
  kept.last = { text, view: { file: basename(path), policy, warnings } };
}

/**
 * The current policy of POLICY_FILE; null if none is set. Reads the file each time, since file watchers miss the
 * replacement of a mounted one. If it becomes invalid, the last valid policy stays, with a warning.
 */
export async function currentPolicy(): Promise<PolicyView | null> {
  const path = env().policyFile;
  if (path === undefined) return null;
  if (kept.last === undefined) await loadPolicy();
  const last = kept.last;
  if (last === undefined) return null;
  const text = await textOf(path).catch((error: unknown) => unreadable(last, error));
  if (typeof text !== "string") return text;
  if (text === last.text) return last.view;
  const read = readPolicy(text);
  if (read.ok) {
    const { policy, warnings } = read;
    kept.last = { text, view: { file: basename(path), policy, warnings } };
    log("info", "policy", { message: "read anew" });
    return kept.last.view;
  }
  const [first] = read.problems;
  const view = first === undefined ? last.view : outdated(last.view, first);
  kept.last = { text, view };
  log("error", "policy", { message: read.problems.map(problemLine).slice(0, 3).join("; ") });
  return view;
}

const STALE = "The file has changed since and is not valid: this is the last valid version.";

function outdated(view: PolicyView, problem: Problem): PolicyView {
  const others = view.warnings.filter(({ message }) => !message.startsWith(STALE));
  return { ...view, warnings: [{ ...problem, message: `${STALE} ${problem.message}` }, ...others] };
}

function unreadable({ view }: Kept, error: unknown): PolicyView {
  const message = `It cannot be read: ${whyOf(error)}.`;
  return outdated(view, { line: 1, column: 1, message, help: "Put the file back." });
}
