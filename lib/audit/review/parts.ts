import { fields, Misfit, moment, orNull, text, whole } from "../snapshot/foreign-json";
import { type Acknowledgement, type Decision, type Opening, type Person, VERDICTS } from "./review";

function person(value: unknown, at: string): Person {
  const { name, role, relation } = fields(value, at);
  return {
    name: text(name, `${at}.name`),
    role: text(role, `${at}.role`),
    relation: text(relation, `${at}.relation`),
  };
}

/** What was said at the start, of a file. @throws Misfit, as all readers here, where it is something else */
export function opening(value: unknown, at: string): Opening {
  const file = fields(value, at);
  return {
    note: text(file.note, `${at}.note`),
    opened_by: person(file.opened_by, `${at}.opened_by`),
    opened_with: text(file.opened_with, `${at}.opened_with`),
    opened_at_ms: moment(file.opened_at_ms, `${at}.opened_at_ms`),
    privileged: text(file.privileged, `${at}.privileged`),
    snapshot_sha256: text(file.snapshot_sha256, `${at}.snapshot_sha256`),
  };
}

/** One decision, of a file. */
export function decision(value: unknown, at: string): Decision {
  const file = fields(value, at);
  const verdict = VERDICTS.find((each) => each === file.decision);
  if (verdict === undefined) throw new Misfit(`${at}.decision`);
  return {
    account: text(file.account, `${at}.account`),
    api_key_id: text(file.api_key_id, `${at}.api_key_id`),
    decision: verdict,
    rationale: text(file.rationale, `${at}.rationale`),
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
  const { name, role } = fields(file.acknowledged_by, `${at}.acknowledged_by`);
  return {
    acknowledged_by: { name: text(name, `${at}.name`), role: text(role, `${at}.role`) },
    acknowledged_at_ms: moment(file.acknowledged_at_ms, `${at}.acknowledged_at_ms`),
    head: text(file.head, `${at}.head`),
    sha256: text(file.sha256, `${at}.sha256`),
  };
}
