import { readPastedApiKey } from "@/lib/audit/leak/pasted-api-key";
import { leakScanner } from "@/lib/audit/leak/scanner";
import { environment, forgetKey } from "./environment";
import { Misuse } from "./exit-code";
import { readInput } from "./input-file";
import { STD_STREAM } from "./output-file";

const WHERE =
  "Set SENDGRID_API_KEY, or SENDGRID_API_KEY_FILE to a file that holds it, or give it on standard input.";

const FILE_NAMED = "The file that SENDGRID_API_KEY_FILE names";
/** A key with whatever was copied along with it. */
const MAX_BYTES = 100_000;

export type ApiKey = { api_key: string; api_key_id: string };

/** @throws Misuse if a key is among the arguments: `ps` shows those to everybody, and shells record them */
export function refuseKeyInArguments(args: readonly string[]) {
  if (args.some((arg) => arg.includes("PRIVATE KEY-----"))) {
    throw new Misuse(
      "A private key must not be an argument: name its file. Replace the key that was given.",
    );
  }
  const scanner = leakScanner();
  scanner.read(args.join("\n"));
  if (scanner.ids().size === 0) return;
  throw new Misuse(
    `A key must not be an argument: every process on this machine can read it, and your shell keeps it. ${WHERE} Replace the key that was given: it’s no longer secret.`,
  );
}

/**
 * Reads the key from its source.
 * @param isInputTaken standard input has another use
 * @throws Misuse if there is no key, there are two sources, or the key is incomplete
 */
export async function readApiKey(isInputTaken = false): Promise<ApiKey> {
  const { SENDGRID_API_KEY = "", SENDGRID_API_KEY_FILE = "" } = environment();
  if (SENDGRID_API_KEY !== "" && SENDGRID_API_KEY_FILE !== "") {
    throw new Misuse("SENDGRID_API_KEY and SENDGRID_API_KEY_FILE are both set. Keep one of them.");
  }
  forgetKey();
  if (SENDGRID_API_KEY !== "") return wholeKey(SENDGRID_API_KEY, "SENDGRID_API_KEY");
  if (SENDGRID_API_KEY_FILE !== "") {
    return wholeKey(await contentOf(SENDGRID_API_KEY_FILE, FILE_NAMED), "SENDGRID_API_KEY_FILE");
  }
  if (isInputTaken || process.stdin.isTTY) throw new Misuse(`There is no API key. ${WHERE}`);
  return wholeKey(await contentOf(STD_STREAM, "Standard input"), "standard input");
}

async function contentOf(path: string, named: string): Promise<string> {
  const content = await readInput(path, MAX_BYTES).catch(() => {
    throw new Misuse(`${named} cannot be read, or is no key.`);
  });
  return content.toString();
}

function wholeKey(pasted: string, source: string): ApiKey {
  if (pasted.trim() === "") throw new Misuse(`There is no API key in ${source}. ${WHERE}`);
  const read = readPastedApiKey(pasted);
  // The message never repeats the input.
  if (!read.ok) throw new Misuse(`There is no usable API key in ${source}: ${read.problem}`);
  return read;
}
