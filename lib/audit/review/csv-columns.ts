import { catalogueWords } from "../catalogue/version";
import type { KeyLife } from "../context";
import { NOT_READ } from "../csv";
import { lifeColumns } from "../report/life-columns";
import { NOT_EXPOSED, NOT_EXPOSED_FIELDS } from "../report/report";
import type { SnapshotAccount } from "../snapshot/snapshot";
import { isoTime } from "../words";
import type { Carried } from "./carried";
import type { ChangeSince } from "./change-since";
import { openEnds } from "./open-ends";
import type { ReviewKey } from "./population";
import {
  type Decision,
  type FrozenWaiver,
  type Review,
  sealOf,
  statementOf,
  waiverId,
} from "./review";
import { isLapsed, type Standing } from "./standing";

const NO_POLICY = "no policy";

/** A key with everything that makes up its row. */
export type Row = {
  one: ReviewKey;
  account: SnapshotAccount | undefined;
  decision: Decision | undefined;
  standing: Standing;
  carried: Carried | undefined;
  life: KeyLife | null;
  change: ChangeSince;
  controls: readonly string[];
};

type Column = readonly [name: string, cell: (row: Row, review: Review) => string | number];

/** A column that comes from a key's scopes, and says so if they were not read. */
const known = (
  name: string,
  value: (analysis: NonNullable<ReviewKey["analysis"]>, one: ReviewKey) => string | number,
): Column => [name, ({ one }) => (one.analysis === null ? NOT_READ : value(one.analysis, one))];

/** A column of a key's decision, empty if it has none. */
const decided = (name: string, value: (decision: Decision) => string | number): Column => [
  name,
  ({ decision }) => (decision === undefined ? "" : value(decision)),
];

/** A column with the same value in each row. */
const shared = (name: string, value: (review: Review) => string): Column => [
  name,
  (_, review) => value(review),
];

const ofOwner = (
  name: string,
  value: (ownership: NonNullable<ReviewKey["ownership"]>) => string | null,
): Column => [
  name,
  ({ one }, { opening }) => {
    if (opening.owners === undefined) return NO_POLICY;
    return one.ownership === null ? "unowned" : (value(one.ownership) ?? "");
  },
];

/** A column of the waivers that counted for a key; all such columns use the same order. */
const waived = (name: string, value: (waiver: FrozenWaiver) => string): Column => [
  name,
  ({ one }, { opening: { owners, controls, waivers } }) => {
    if (waivers !== undefined) return one.waivers.map(value).join("; ");
    return owners === undefined && controls === undefined ? NO_POLICY : "unknown: not recorded";
  },
];

/** The columns of the evidence, in order. */
export const COLUMNS: readonly Column[] = [
  shared("review_state", (review) => openEnds(review) || "complete"),
  ["account", ({ one }) => one.key.account],
  ["account_label", ({ account }) => account?.label ?? "unknown"],
  ["region", ({ account }) => account?.region ?? "unknown"],
  ["account_disabled", ({ account }) => String(account?.disabled ?? "unknown")],
  ["api_key_id", ({ one }) => one.key.api_key_id],
  ["name", ({ one }) => one.key.name],
  known("type", ({ classification }) => classification.label),
  known("scope_count", ({ real }) => real.length),
  known("scopes", ({ real }) => real.join(" ")),
  known("scopes_set_by_sendgrid", (_, { pseudo }) => pseudo.join(" ")),
  known("effects", ({ effects }) => effects.map(({ effect }) => effect).join(" ")),
  known("exposure", ({ exposure }) => exposure.score),
  ["severity", ({ one }) => one.severity ?? "none found"],
  known("privileged", (_, one) => String(one.isPrivileged)),
  [
    "findings",
    ({ one }) => one.findings.map((each) => `${each.rule} (${each.severity})`).join(" "),
  ],
  ["change_since_last_review", ({ change }) => change],
  ...lifeColumns("created", ({ created }) => created),
  ...lifeColumns("scopes_changed", ({ rescoped }) => rescoped),
  ofOwner("owner", ({ owner }) => owner),
  ofOwner("purpose", ({ purpose }) => purpose),
  ofOwner("data_class", ({ data }) => data),
  ["control_references", ({ controls }) => controls.join("; ")],
  waived("waiver_id", waiverId),
  waived("waiver_expires", ({ expires }) => expires),
  ["decision", ({ decision }) => decision?.decision ?? "undecided"],
  decided("rationale", ({ rationale }) => rationale),
  decided("ticket", ({ ticket }) => ticket ?? ""),
  decided("due", ({ due }) => due ?? ""),
  ["remediation", ({ carried }) => remediation(carried)],
  decided("reviewer", ({ reviewer }) => reviewer.name),
  decided("reviewer_role", ({ reviewer }) => reviewer.role),
  decided("reviewer_relation", ({ reviewer }) => reviewer.relation),
  decided("reviewer_named_by", ({ reviewer }) => reviewer.named_by ?? "typed"),
  decided("reviewer_signed_in_with", ({ signed_in_with }) => signed_in_with),
  decided("decided_at", ({ decided_at_ms }) => isoTime(decided_at_ms)),
  decided("seconds", ({ seconds }) => seconds),
  decided("decided_together", ({ together }) => together),
  decided("scopes_sha256", ({ scopes_sha256 }) => scopes_sha256 ?? ""),
  decided("decision_sha256", ({ sha256 }) => sha256),
  ["key_now", ({ standing }) => standing],
  [
    "decision_lapsed",
    ({ decision, standing }) =>
      decision === undefined ? "" : String(isLapsed(decision, standing)),
  ],
  shared("review_id", ({ opening_sha256 }) => opening_sha256),
  shared("review_sha256", sealOf),
  shared("snapshot_sha256", ({ opening }) => opening.snapshot_sha256),
  shared("read_after", ({ snapshot }) => isoTime(snapshot.read_after_ms)),
  shared("read_before", ({ snapshot }) => isoTime(snapshot.read_before_ms)),
  shared("review_note", ({ opening }) => opening.note),
  shared("opened_by", ({ opening }) => opening.opened_by.name),
  shared("privileged_means", ({ opening }) => opening.privileged),
  shared("tool_version", ({ snapshot: { tool } }) => `${tool.name} ${tool.version}`),
  shared(
    "catalogue_read_with",
    ({ snapshot: { catalogue } }) => `${catalogue.date} ${catalogue.sha256}`,
  ),
  shared("catalogue_judged_by", catalogueWords),
  ...NOT_EXPOSED_FIELDS.map((name) => shared(name, () => `${NOT_EXPOSED} API`)),
  shared("acknowledged_by", ({ acknowledgement }) => acknowledgement?.acknowledged_by.name ?? ""),
  shared(
    "acknowledged_by_role",
    ({ acknowledgement }) => acknowledgement?.acknowledged_by.role ?? "",
  ),
  shared("acknowledged_by_named_by", ({ acknowledgement }) =>
    acknowledgement === null ? "" : (acknowledgement.acknowledged_by.named_by ?? "typed"),
  ),
  shared("acknowledged_at", ({ acknowledgement }) =>
    acknowledgement === null ? "" : isoTime(acknowledgement.acknowledged_at_ms),
  ),
  shared("controls_are", ({ opening }) =>
    opening.controls === undefined ? "" : "the organization’s own mapping, by its policy",
  ),
  shared("proves", statementOf),
];

function remediation(carried: Carried | undefined): string {
  if (carried === undefined) return "";
  const { state, words } = carried;
  const said = { done: "done", open: "open", unknown: "unknown", none: "nothing to do" }[state];
  return words === "" ? said : `${said}: ${words}`;
}
