import { ParseError } from "./foreign-json";
import { type FileKind, openFile, problemOf } from "./own-file";
import { readFields, SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type Snapshot } from "./snapshot";

/** A parsed file. `problem`: one sentence with what it is instead and what to do. */
export type ParsedSnapshot = { ok: true; snapshot: Snapshot } | { ok: false; problem: string };

function snapshot(file: unknown): Snapshot {
  const read = readFields(file, "");
  const listed = new Set(read.accounts.map((each) => each.account));
  for (const each of read.keys) {
    const isShaped = each.shape === null || each.shape < read.shapes.length;
    if (!isShaped || !listed.has(each.account)) throw new ParseError("keys");
  }
  return read;
}

const SNAPSHOT: FileKind = {
  noun: "snapshot",
  it: "This snapshot",
  saver: "Save snapshot",
  format: SNAPSHOT_FORMAT,
  version: SNAPSHOT_VERSION,
};

/**
 * Reads a file that may be a snapshot, trusting nothing before it checks the form and the hash.
 * @param digest SHA-256 in hex; null if it can't be computed, and then the file is refused
 */
export async function readSnapshot(
  content: string,
  digest: (text: string) => Promise<string | null>,
): Promise<ParsedSnapshot> {
  const no = (problem: string): ParsedSnapshot => ({ ok: false, problem });
  try {
    const { sha256, ...rest } = openFile(content, SNAPSHOT);
    const actual = await digest(`${JSON.stringify(rest)}\n`);
    if (actual === null) {
      return no("This browser can’t check it: that requires a page served over HTTPS.");
    }
    if (sha256 !== actual) {
      return no(
        "This file was changed after it was saved: its SHA-256 doesn’t match. Use the file as it was saved.",
      );
    }
    return { ok: true, snapshot: snapshot(rest) };
  } catch (error) {
    return no(problemOf(error, SNAPSHOT));
  }
}
