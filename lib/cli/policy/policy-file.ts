import { basename } from "node:path";
import type { PolicyDocument } from "@/lib/audit/policy/document";
import { problemLine } from "@/lib/audit/policy/problem";
import { type ReadPolicy, readPolicy } from "@/lib/audit/policy/read";
import { Misuse } from "../exit-code";
import { readInput } from "../input-file";
import { tell } from "../terminal";

/** Above the parser's own limit, so that the parser reports a large file by line. */
const MAX_BYTES = 10_000_000;

/** A policy with the base name of its file. */
export type NamedPolicy = { file: string; policy: PolicyDocument };

/** Reads a policy's file, or standard input for `-`. @throws Misuse if there is none */
export async function readPolicyFile(path: string): Promise<ReadPolicy> {
  return readPolicy((await readInput(path, MAX_BYTES)).toString());
}

/**
 * The policy for a scan. Prints warnings about probable mistakes.
 * @throws Misuse if it is invalid, with each problem's line and column
 */
export async function policyOf(path: string): Promise<NamedPolicy> {
  const read = await readPolicyFile(path);
  if (!read.ok) {
    throw new Misuse([`${path} is no policy.`, ...read.problems.map(problemLine)].join("\n  "));
  }
  for (const warning of read.warnings) tell(`key-audit: ${path}: ${problemLine(warning)}`);
  return { file: basename(path), policy: read.policy };
}
