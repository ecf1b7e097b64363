import { catalogueWords } from "../catalogue/version";
import { csvTable } from "../csv";
import { NOT_EXPOSED } from "../report/report";
import { isWhole, type SnapshotAccount } from "../snapshot/snapshot";
import { isoTime } from "../words";
import { type Population, populationOf, type ReviewKey } from "./population";
import { REVIEW_STATEMENT, type Review, sealOf, standingDecisions } from "./review";
import { isLapsed, type Standing } from "./standing";

const UNREAD = "unknown: not read";
const UNDECIDED = "undecided";

/** What is left open of a review, in words; the empty string when nothing is. For the first line of all that shows it. */
export function openEnds(review: Review): string {
  const { keys, accounts } = review.snapshot;
  const read = keys.filter(({ shape }) => shape !== null).length;
  const listed = accounts.filter(({ status }) => status === "read").length;
  const population = isWhole(review.snapshot)
    ? []
    : [
        `INCOMPLETE: scopes of ${read} of ${keys.length} keys read, in ${listed} of ${accounts.length} accounts listed to the end.`,
      ];
  const left = keys.length - standingDecisions(review).size;
  const undecided = left === 0 ? [] : [`${left} of ${keys.length} keys undecided.`];
  const unsealed = review.acknowledgement === null ? ["Not acknowledged."] : [];
  return [...population, ...undecided, ...unsealed].join(" ");
}

/** The evidence of a review: a row for each key, all that was known of it, what was decided, by whom, and what of it is now. */
export function reviewCsv(review: Review, standingOf: (key: ReviewKey) => Standing): string {
  const { keys }: Population = populationOf(review);
  const { opening, snapshot, acknowledgement } = review;
  const accounts = new Map(snapshot.accounts.map((each) => [each.account, each]));
  const decisions = standingDecisions(review);
  const shared = {
    review_state: openEnds(review) || "complete",
    review_sha256: sealOf(review),
    snapshot_sha256: opening.snapshot_sha256,
    read_after: isoTime(snapshot.read_after_ms),
    read_before: isoTime(snapshot.read_before_ms),
    review_note: opening.note,
    privileged_means: opening.privileged,
    tool_version: `${snapshot.tool.name} ${snapshot.tool.version}`,
    catalogue_read_with: `${snapshot.catalogue.date} ${snapshot.catalogue.sha256}`,
    catalogue_judged_by: catalogueWords(),
    created: `${NOT_EXPOSED} API`,
    created_by: `${NOT_EXPOSED} API`,
    last_used: `${NOT_EXPOSED} API`,
    expires: `${NOT_EXPOSED} API`,
    acknowledged_by: acknowledgement?.acknowledged_by.name ?? "",
    acknowledged_by_role: acknowledgement?.acknowledged_by.role ?? "",
    acknowledged_at: acknowledgement === null ? "" : isoTime(acknowledgement.acknowledged_at_ms),
    proves: REVIEW_STATEMENT,
  };
  const rows = keys.map((each) => {
    const decision = decisions.get(each.ref);
    const standing = standingOf(each);
    const { review_state, ...rest } = shared;
    return {
      review_state,
      ...keyCells(each, accounts.get(each.key.account)),
      decision: decision?.decision ?? UNDECIDED,
      rationale: decision?.rationale ?? "",
      reviewer: decision?.reviewer.name ?? "",
      reviewer_role: decision?.reviewer.role ?? "",
      reviewer_relation: decision?.reviewer.relation ?? "",
      reviewer_signed_in_with: decision?.signed_in_with ?? "",
      decided_at: decision === undefined ? "" : isoTime(decision.decided_at_ms),
      seconds: decision?.seconds ?? "",
      decided_together: decision?.together ?? "",
      scopes_sha256: decision?.scopes_sha256 ?? "",
      decision_sha256: decision?.sha256 ?? "",
      key_now: standing,
      decision_lapsed: decision === undefined ? "" : String(isLapsed(decision, standing)),
      ...rest,
    };
  });
  const [first] = rows;
  if (first === undefined) return csvTable(["review_state"], [[shared.review_state]]);
  return csvTable(Object.keys(first), rows.map(Object.values<string | number>));
}

function keyCells(
  { key, analysis, findings, severity, isPrivileged }: ReviewKey,
  account: SnapshotAccount | undefined,
) {
  const known = <T>(value: (of: NonNullable<typeof analysis>) => T) =>
    analysis === null ? UNREAD : value(analysis);
  return {
    account: key.account,
    account_label: account?.label ?? "unknown",
    region: account?.region ?? "unknown",
    account_disabled: String(account?.disabled ?? "unknown"),
    api_key_id: key.api_key_id,
    name: key.name,
    type: known(({ classification }) => classification.label),
    scope_count: known(({ real }) => real.length),
    scopes: known(({ real }) => real.join(" ")),
    scopes_set_by_sendgrid: known(({ pseudo }) => pseudo.join(" ")),
    effects: known(({ effects }) => effects.map(({ effect }) => effect).join(" ")),
    exposure: known(({ exposure }) => exposure.score),
    severity: severity ?? "none found",
    privileged: analysis === null ? UNREAD : String(isPrivileged),
    findings: findings.map((each) => `${each.rule} (${each.severity})`).join(" "),
  };
}
