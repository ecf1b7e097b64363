import type { Hole } from "../fleet/fleet";
import {
  list,
  moment,
  oneOf,
  orNull,
  ParseError,
  record,
  text,
  truth,
  whole,
} from "./foreign-json";
import { type FileKind, openFile, problemOf } from "./own-file";
import {
  SNAPSHOT_FORMAT,
  SNAPSHOT_STATUSES,
  SNAPSHOT_VERSION,
  type Snapshot,
  type SnapshotAccount,
  type SnapshotKey,
  type SnapshotShape,
} from "./snapshot";

/** A file that was read. `problem`: one sentence with what it is instead and what to do. */
export type ParsedSnapshot = { ok: true; snapshot: Snapshot } | { ok: false; problem: string };

const account = record<SnapshotAccount>({
  account: text,
  label: text,
  region: oneOf(["global", "eu"]),
  disabled: truth,
  status: oneOf(SNAPSHOT_STATUSES),
  keys: orNull(whole),
});

const shape = record<SnapshotShape>({ scopes: list(text), set_by_sendgrid: list(text) });

const key = record<SnapshotKey>({
  account: text,
  api_key_id: text,
  name: text,
  shape: orNull(whole),
  read_at_ms: orNull(moment),
});

const hole = record<Hole>({
  account: text,
  api_key_id: orNull(text),
  code: text,
  status: orNull(whole),
  message: text,
});

const FILE = record<Snapshot>({
  format: () => SNAPSHOT_FORMAT,
  version: () => SNAPSHOT_VERSION,
  tool: record({ name: text, version: text }),
  catalogue: record({ date: text, sha256: text, scopes: whole }),
  exposure_version: whole,
  target: text,
  read_after_ms: moment,
  read_before_ms: moment,
  accounts: list(account),
  shapes: list(shape),
  keys: list(key),
  not_read: list(hole),
});

function snapshot(file: unknown): Snapshot {
  const read = FILE(file, "");
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
 * Reads a file that may be a snapshot: nothing of it is believed before its form and its hash are checked.
 * @param digest SHA-256 in hex; null where it cannot be worked out, and then nothing is read
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
