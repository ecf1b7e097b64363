import { TOOL } from "@/lib/audit/report/tool";
import { setProxy } from "@/lib/sendgrid/agent";
import { ConfigError } from "@/lib/server/config/config-error";
import { failureOf } from "@/lib/server/failure/failure-of";
import { logTo } from "@/lib/server/process/log";
import { refuseKeyInArguments } from "./api-key";
import { diff } from "./diff/diff";
import { settings } from "./environment";
import { EXIT, Misuse } from "./exit-code";
import { overviewOf } from "./help";
import { policy } from "./policy/policy";
import { scan } from "./scan/scan";
import { sign } from "./sign/sign";
import { say, surviveClosedPipes, tell } from "./terminal";
import { verify } from "./verify/verify";
import { which } from "./which/which";

const COMMANDS = [scan, diff, verify, sign, which, policy];

async function run([name = "", ...rest]: readonly string[]): Promise<number> {
  refuseKeyInArguments([name, ...rest]);
  if (name === "--version") {
    await say(`${TOOL.name} ${TOOL.version}\n`);
    return EXIT.clean;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    await say(overviewOf(COMMANDS));
    return EXIT.clean;
  }
  if (name === "") throw new Misuse(`What is it to do?\n\n${overviewOf(COMMANDS)}`);
  const chosen = COMMANDS.find((each) => each.name === name);
  if (chosen === undefined) {
    const names = COMMANDS.map((each) => each.name).join(", ");
    throw new Misuse(`There is no such command. There are: ${names}. See key-audit --help.`);
  }
  setProxy(settings().proxy);
  return chosen.run(rest);
}

/** The exit code of a run that threw. Prints our own messages, never an error's, which may contain anything. */
function failed(error: unknown): number {
  if (error instanceof Misuse || error instanceof ConfigError) {
    tell(`key-audit: ${error.message}`);
    return EXIT.misuse;
  }
  const { message, details } = failureOf(error);
  tell(`key-audit: ${message} ${details.help ?? ""}`.trimEnd());
  return EXIT.unread;
}

surviveClosedPipes();
logTo(process.stderr);
process.exitCode = await run(process.argv.slice(2)).catch(failed);
