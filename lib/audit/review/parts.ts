import { startOfDay } from "../day";
import type { KeyRef } from "../key-ref";
import {
  ifThere,
  list,
  moment,
  oneOf,
  orNull,
  ParseError,
  type Read,
  record,
  text,
  whole,
} from "../snapshot/foreign-json";
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

const person = record<Person>({ name: text, role: text, relation: text, named_by: ifThere(text) });

/** A key's place: whether it is one of the review's is no matter, since nothing is decided by it. */
const ref: Read<KeyRef> = (value, at) => text(value, at) as KeyRef;

const day: Read<string> = (value, at) => {
  const written = text(value, at);
  if (startOfDay(written) === null) throw new ParseError(at);
  return written;
};

const owned = record<OwnedKeys>({
  owner: text,
  purpose: orNull(text),
  data: orNull(text),
  keys: list(ref),
});

const control = record<ControlReference>({ reference: text, keys: orNull(list(ref)) });

const waiver = record<FrozenWaiver>({
  rule: text,
  reason: text,
  owner: text,
  approver: text,
  ticket: orNull(text),
  expires: day,
  keys: list(ref),
});

const asked = record<Asked>({
  path: text,
  account: text,
  status: orNull(whole),
  count: whole,
  after_ms: moment,
  before_ms: moment,
});

/** What was said at the start, of a file. @throws ParseError, as all readers here, where it is something else */
export const opening = record<Opening>({
  note: text,
  opened_by: person,
  opened_with: text,
  opened_at_ms: moment,
  privileged: text,
  snapshot_sha256: text,
  owners: ifThere(list(owned)),
  controls: ifThere(list(control)),
  waivers: ifThere(list(waiver)),
  manifest: ifThere(list(asked)),
});

/** One decision, of a file. */
export const decision = record<Decision>({
  account: text,
  api_key_id: text,
  decision: oneOf(VERDICTS),
  rationale: text,
  ticket: ifThere(text),
  due: ifThere(day),
  reviewer: person,
  signed_in_with: text,
  decided_at_ms: moment,
  seconds: whole,
  together: whole,
  scopes_sha256: orNull(text),
  previous: text,
  sha256: text,
});

/** The second person's word, of a file. */
export const acknowledgement = record<Acknowledgement>({
  acknowledged_by: record({ name: text, role: text, named_by: ifThere(text) }),
  acknowledged_at_ms: moment,
  head: text,
  sha256: text,
});
