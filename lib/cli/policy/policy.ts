import { withHiddenNamed } from "@/lib/audit/hidden-characters";
import { policySchema } from "@/lib/audit/policy/json-schema";
import { countOf } from "@/lib/audit/words";
import { command } from "../command";
import { EXIT, Misuse } from "../exit-code";
import { say } from "../terminal";
import { readPolicyFile } from "./policy-file";

export const policy = command(
  {
    name: "policy",
    summary: "Checks a policy’s file without asking SendGrid, or prints the schema for editors.",
    operands: "check FILE | schema",
    options: {},
    examples: [
      ["key-audit policy check key-audit.yml", "each problem as FILE:LINE:COLUMN; exit 1 for any"],
      ["key-audit policy schema > policy.schema.json", "the JSON schema, for an editor"],
    ],
  },
  async (_values, [verb, path, ...more]) => {
    if (verb === "schema" && path === undefined) {
      await say(`${JSON.stringify(policySchema(), null, 2)}\n`);
      return EXIT.clean;
    }
    if (verb !== "check" || path === undefined || more.length > 0) {
      throw new Misuse("Write key-audit policy check FILE, or key-audit policy schema.");
    }
    return check(path);
  },
);

/** Prints the problems in a policy file as compilers do. @returns the exit code: a warning is not a failure */
async function check(path: string): Promise<number> {
  const read = await readPolicyFile(path);
  const shown = withHiddenNamed(path);
  const told = (read.ok ? read.warnings : read.problems).map(
    ({ line, column, message, help }) =>
      `${shown}:${line}:${column}: ${read.ok ? "warning" : "error"}: ${message} ${help}\n`,
  );
  const count = countOf(told.length, read.ok ? "warning" : "error");
  const end = read.ok ? `${shown} is a policy, with ${count}.` : `${shown} is no policy: ${count}.`;
  await say(`${told.join("")}${end}\n`);
  return read.ok ? EXIT.clean : EXIT.found;
}
