import type { KeyRef } from "../key-ref";
import { startOfDay } from "../policy/day";
import { fields, list, moment, orNull, ParseError, text, whole } from "../snapshot/foreign-json";
import {
  type Acknowledgement,
  type Asked,
  type ControlReference,
  type Decision,
  type FrozenWaiver,
  type Opening,
  type OwnedKeys,
  type Person,
  VERDICTS,
} from "./review";

type Read<T> = (value: unknown, at: string) => T;

/** A field that earlier versions did not have: by its name with its value, or not at all. */
function ifThere<Name extends string, T>(
  file: Record<string, unknown>,
  name: Name,
  at: string,
  read: Read<T>,
): { [Field in Name]?: T } {
  const field: { [Field in Name]?: T } = {};
  if (file[name] !== undefined) field[name] = read(file[name], `${at}.${name}`);
  return field;
}

function person(value: unknown, at: string): Person {
  const file = fields(value, at);
  return {
    name: text(file.name, `${at}.name`),
    role: text(file.role, `${at}.role`),
    relation: text(file.relation, `${at}.relation`),
    ...ifThere(file, "named_by", at, text),
  };
}

const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value, at) =>
    list(value, at, read);

/** A key's place: whether it is one of the review's is no matter, since nothing is decided by it. */
const ref: Read<KeyRef> = (value, at) => text(value, at) as KeyRef;

const owned: Read<OwnedKeys> = (value, at) => {
  const { owner, purpose, data, keys } = fields(value, at);
  return {
    owner: text(owner, `${at}.owner`),
    purpose: orNull(text)(purpose, `${at}.purpose`),
    data: orNull(text)(data, `${at}.data`),
    keys: list(keys, `${at}.keys`, ref),
  };
};

const control: Read<ControlReference> = (value, at) => {
  const { reference, keys } = fields(value, at);
  return {
    reference: text(reference, `${at}.reference`),
    keys: orNull(listOf(ref))(keys, `${at}.keys`),
  };
};

const day: Read<string> = (value, at) => {
  const written = text(value, at);
  if (startOfDay(written) === null) throw new ParseError(at);
  return written;
};

const waiver: Read<FrozenWaiver> = (value, at) => {
  const file = fields(value, at);
  return {
    rule: text(file.rule, `${at}.rule`),
    reason: text(file.reason, `${at}.reason`),
    owner: text(file.owner, `${at}.owner`),
    approver: text(file.approver, `${at}.approver`),
    ticket: orNull(text)(file.ticket, `${at}.ticket`),
    expires: day(file.expires, `${at}.expires`),
    keys: list(file.keys, `${at}.keys`, ref),
  };
};

const asked: Read<Asked> = (value, at) => {
  const file = fields(value, at);
  return {
    path: text(file.path, `${at}.path`),
    account: text(file.account, `${at}.account`),
    status: orNull(whole)(file.status, `${at}.status`),
    count: whole(file.count, `${at}.count`),
    after_ms: moment(file.after_ms, `${at}.after_ms`),
    before_ms: moment(file.before_ms, `${at}.before_ms`),
  };
};

/** What was said at the start, of a file. @throws ParseError, as all readers here, where it is something else */
export function opening(value: unknown, at: string): Opening {
  const file = fields(value, at);
  return {
    note: text(file.note, `${at}.note`),
    opened_by: person(file.opened_by, `${at}.opened_by`),
    opened_with: text(file.opened_with, `${at}.opened_with`),
    opened_at_ms: moment(file.opened_at_ms, `${at}.opened_at_ms`),
    privileged: text(file.privileged, `${at}.privileged`),
    snapshot_sha256: text(file.snapshot_sha256, `${at}.snapshot_sha256`),
    ...ifThere(file, "owners", at, listOf(owned)),
    ...ifThere(file, "controls", at, listOf(control)),
    ...ifThere(file, "waivers", at, listOf(waiver)),
    ...ifThere(file, "manifest", at, listOf(asked)),
  };
}

/** One decision, of a file. */
export function decision(value: unknown, at: string): Decision {
  const file = fields(value, at);
  const verdict = VERDICTS.find((each) => each === file.decision);
  if (verdict === undefined) throw new ParseError(`${at}.decision`);
  return {
    account: text(file.account, `${at}.account`),
    api_key_id: text(file.api_key_id, `${at}.api_key_id`),
    decision: verdict,
    rationale: text(file.rationale, `${at}.rationale`),
    ...ifThere(file, "ticket", at, text),
    ...ifThere(file, "due", at, day),
    reviewer: person(file.reviewer, `${at}.reviewer`),
    signed_in_with: text(file.signed_in_with, `${at}.signed_in_with`),
    decided_at_ms: moment(file.decided_at_ms, `${at}.decided_at_ms`),
    seconds: whole(file.seconds, `${at}.seconds`),
    together: whole(file.together, `${at}.together`),
    scopes_sha256: orNull(text)(file.scopes_sha256, `${at}.scopes_sha256`),
    previous: text(file.previous, `${at}.previous`),
    sha256: text(file.sha256, `${at}.sha256`),
  };
}

/** The second person's word, of a file. */
export function acknowledgement(value: unknown, at: string): Acknowledgement {
  const file = fields(value, at);
  const by = `${at}.acknowledged_by`;
  const said = fields(file.acknowledged_by, by);
  const acknowledged_by = {
    name: text(said.name, `${by}.name`),
    role: text(said.role, `${by}.role`),
    ...ifThere(said, "named_by", by, text),
  };
  return {
    acknowledged_by,
    acknowledged_at_ms: moment(file.acknowledged_at_ms, `${at}.acknowledged_at_ms`),
    head: text(file.head, `${at}.head`),
    sha256: text(file.sha256, `${at}.sha256`),
  };
}
