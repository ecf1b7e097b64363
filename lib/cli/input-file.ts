import { createReadStream } from "node:fs";
import { Misuse } from "./exit-code";
import { STD_STREAM } from "./output-file";

/**
 * The bytes of a file, or of standard input for `-`. No more is read than it may have: a device or a pipe may have no end.
 * @throws Misuse for what cannot be read, or is larger
 */
export async function readInput(path: string, mostBytes: number): Promise<Buffer> {
  const name = path === STD_STREAM ? "Standard input" : path;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of path === STD_STREAM ? process.stdin : createReadStream(path)) {
      size += chunk.length;
      if (size > mostBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new Misuse(isMissing ? `There is no ${name}.` : `${name} cannot be read.`);
  }
  if (size <= mostBytes) return Buffer.concat(chunks);
  throw new Misuse(`${name} is larger than any such file could be.`);
}
