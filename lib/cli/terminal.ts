import { fstatSync, writeFileSync } from "node:fs";
import { promisify, styleText } from "node:util";
import { withHiddenNamed } from "@/lib/audit/hidden-characters";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { environment } from "./environment";
import { Misuse } from "./exit-code";

/**
 * Writes all of it to standard output. A reader that has gone, such as `head`, is not a failure: the command still
 * writes files.
 * @throws Misuse if the disk is full
 */
export async function say(text: string): Promise<void> {
  const { stdout } = process;
  try {
    // Node's stream reports success even if a file had room for only a part.
    if (fstatSync(stdout.fd).isFile()) writeFileSync(stdout.fd, text);
    else await promisify<string, void>(stdout.write.bind(stdout))(text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return;
    throw new Misuse("Standard output could not be written: is the disk full?");
  }
}

/**
 * Writes a line to standard error. Cuts the secret of a key that got into a message by mistake, and no name can move
 * the cursor.
 */
export function tell(line: string) {
  process.stderr.write(`${withoutSecrets(line).replace(/[^ \n]+/g, withHiddenNamed)}\n`);
}

/** A closed pipe must not end the work with a stack trace. */
export function surviveClosedPipes() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** How to color text on standard output: not at all if it isn't a terminal, or if NO_COLOR is set (no-color.org). */
export function paintFor(stream: { isTTY?: boolean }): Paint {
  const { NO_COLOR = "", TERM = "" } = environment();
  const isColored = stream.isTTY === true && NO_COLOR === "" && TERM !== "dumb";
  return (style, text) => (isColored ? styleText(style, text) : text);
}
