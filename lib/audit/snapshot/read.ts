import type { Hole } from "../fleet/fleet";
import {
  type Fields,
  fields,
  fieldsOfFile,
  list,
  moment,
  orNull,
  ParseError,
  text,
  whole,
} from "./foreign-json";
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

function account(value: unknown, at: string): SnapshotAccount {
  const { account: id, label, region, disabled, status, keys } = fields(value, at);
  const known = SNAPSHOT_STATUSES.find((each) => each === status);
  if (known === undefined || typeof disabled !== "boolean") throw new ParseError(at);
  if (region !== "global" && region !== "eu") throw new ParseError(`${at}.region`);
  return {
    account: text(id, `${at}.account`),
    label: text(label, `${at}.label`),
    region,
    disabled,
    status: known,
    keys: orNull(whole)(keys, `${at}.keys`),
  };
}

function shape(value: unknown, at: string): SnapshotShape {
  const { scopes, set_by_sendgrid } = fields(value, at);
  return {
    scopes: list(scopes, `${at}.scopes`, text),
    set_by_sendgrid: list(set_by_sendgrid, `${at}.set_by_sendgrid`, text),
  };
}

function key(value: unknown, at: string): SnapshotKey {
  const { account: id, api_key_id, name, shape: index, read_at_ms } = fields(value, at);
  return {
    account: text(id, `${at}.account`),
    api_key_id: text(api_key_id, `${at}.api_key_id`),
    name: text(name, `${at}.name`),
    shape: orNull(whole)(index, `${at}.shape`),
    read_at_ms: orNull(moment)(read_at_ms, `${at}.read_at_ms`),
  };
}

function hole(value: unknown, at: string): Hole {
  const { account: id, api_key_id, code, status, message } = fields(value, at);
  return {
    account: text(id, `${at}.account`),
    api_key_id: orNull(text)(api_key_id, `${at}.api_key_id`),
    code: text(code, `${at}.code`),
    status: orNull(whole)(status, `${at}.status`),
    message: text(message, `${at}.message`),
  };
}

function snapshot(file: Fields): Snapshot {
  const { name, version } = fields(file.tool, "tool");
  const { date, sha256, scopes } = fields(file.catalogue, "catalogue");
  const shapes = list(file.shapes, "shapes", shape);
  const keys = list(file.keys, "keys", key);
  for (const each of keys) {
    if (each.shape !== null && each.shape >= shapes.length) throw new ParseError("keys");
  }
  const accounts = list(file.accounts, "accounts", account);
  const listed = new Set(accounts.map((each) => each.account));
  if (keys.some((each) => !listed.has(each.account))) throw new ParseError("keys");
  return {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    tool: { name: text(name, "tool.name"), version: text(version, "tool.version") },
    catalogue: {
      date: text(date, "catalogue.date"),
      sha256: text(sha256, "catalogue.sha256"),
      scopes: whole(scopes, "catalogue.scopes"),
    },
    exposure_version: whole(file.exposure_version, "exposure_version"),
    target: text(file.target, "target"),
    read_after_ms: moment(file.read_after_ms, "read_after_ms"),
    read_before_ms: moment(file.read_before_ms, "read_before_ms"),
    accounts,
    shapes,
    keys,
    not_read: list(file.not_read, "not_read", hole),
  };
}

const WHAT_TO_DO = "Choose a file that “Save snapshot” made.";

/**
 * Reads a file that may be a snapshot: nothing of it is believed before its form and its hash are checked.
 * @param digest SHA-256 in hex; null where it cannot be worked out, and then nothing is read
 */
export async function readSnapshot(
  content: string,
  digest: (text: string) => Promise<string | null>,
): Promise<ParsedSnapshot> {
  const no = (problem: string): ParsedSnapshot => ({ ok: false, problem });
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return content.slice(0, 200).includes(SNAPSHOT_FORMAT)
      ? no("This snapshot is cut off or damaged. Copy it again from where it was saved.")
      : no(`This isn’t a snapshot. ${WHAT_TO_DO}`);
  }
  try {
    const file = fieldsOfFile(parsed);
    if (file.format !== SNAPSHOT_FORMAT)
      return no(`This is JSON, but not a snapshot. ${WHAT_TO_DO}`);
    if (typeof file.version === "number" && file.version > SNAPSHOT_VERSION) {
      return no(
        `A newer version of this tool wrote it (format ${file.version}, and this one reads ${SNAPSHOT_VERSION}). Update this tool first.`,
      );
    }
    const { sha256, ...rest } = file;
    const actual = await digest(`${JSON.stringify(rest)}\n`);
    if (actual === null) {
      return no("This browser can’t check it: that requires a page served over HTTPS.");
    }
    if (sha256 !== actual) {
      return no(
        "This file was changed after it was saved: its SHA-256 doesn’t match. Use the file as it was saved.",
      );
    }
    return { ok: true, snapshot: snapshot(file) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const place = error.message === "" ? "" : ` (at ${error.message})`;
    return no(`This isn’t a snapshot as this tool writes it${place}. ${WHAT_TO_DO}`);
  }
}
