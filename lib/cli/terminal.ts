import { fstatSync, writeFileSync } from "node:fs";
import { promisify, styleText } from "node:util";
import { withHiddenNamed } from "@/lib/audit/hidden-characters";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { environment } from "./environment";
import { Misuse } from "./exit-code";

/**
 * Writes to standard output, all of it. A reader that has gone, such as `head`, is no failure: files are still written.
 * @throws Misuse where there is no room for it
 */
export async function say(text: string): Promise<void> {
  const { stdout } = process;
  try {
    // Node's stream takes it for written where a file had room for a part.
    if (fstatSync(stdout.fd).isFile()) writeFileSync(stdout.fd, text);
    else await promisify<string, void>(stdout.write.bind(stdout))(text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return;
    throw new Misuse("Standard output could not be written: is the disk full?");
  }
}

/**
 * Writes a line to standard error. The secret of a key that came near a message by mistake never leaves, and no name in it
 * moves the cursor.
 */
export function tell(line: string) {
  process.stderr.write(`${withoutSecrets(line).replace(/[^ \n]+/g, withHiddenNamed)}\n`);
}

/** A pipe that its reader closed must not end the work with a stack trace. */
export function surviveClosedPipes() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** How text is colored on standard output: not at all where nobody looks, or where NO_COLOR says so (no-color.org). */
export function paintFor(stream: { isTTY?: boolean }): Paint {
  const { NO_COLOR = "", TERM = "" } = environment();
  const isColored = stream.isTTY === true && NO_COLOR === "" && TERM !== "dumb";
  return (style, text) => (isColored ? styleText(style, text) : text);
}
