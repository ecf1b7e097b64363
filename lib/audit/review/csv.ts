import type { KeyLife } from "../context";
import { csvTable } from "../csv";
import type { KeyRef } from "../key-ref";
import type { Carried } from "./carried";
import { changeSince } from "./change-since";
import { COLUMNS, type Row } from "./csv-columns";
import { openEnds } from "./open-ends";
import { populationOf, type ReviewKey } from "./population";
import { type Review, standingDecisions } from "./review";
import type { Standing } from "./standing";

/** What other sources say besides the review. The evidence shows what is missing here as unknown. */
export type Beside = {
  /** What became of its decisions: see {@link carriedOver}. */
  carried?: ReadonlyMap<KeyRef, Carried> | undefined;
  /** The review before it. */
  last?: Review | undefined;
  /** What the history proves about its keys. */
  lives?: ReadonlyMap<KeyRef, KeyLife> | undefined;
};

/**
 * The evidence of a review: a row for each key with everything known about it, what was decided, by whom, and its state
 * now. A review without keys has only the first column.
 */
export function reviewCsv(
  review: Review,
  standingOf: (key: ReviewKey) => Standing,
  { carried, last, lives }: Beside = {},
): string {
  const { keys } = populationOf(review);
  const { snapshot, opening } = review;
  const accounts = new Map(snapshot.accounts.map((each) => [each.account, each]));
  const decisions = standingDecisions(review);
  const changeOf = changeSince(review, last);
  const controls = (opening.controls ?? []).map(({ reference, keys: named }) => {
    return { reference, named: named === null ? null : new Set(named) };
  });
  const rows = keys.map((one): Row => {
    const { ref, key } = one;
    const held = controls.filter(({ named }) => named === null || named.has(ref));
    return {
      one,
      account: accounts.get(key.account),
      decision: decisions.get(ref),
      standing: standingOf(one),
      carried: carried?.get(ref),
      life: lives?.get(ref) ?? null,
      change: changeOf(ref),
      controls: [...new Set(held.map(({ reference }) => reference))],
    };
  });
  const columns = rows.length === 0 ? COLUMNS.slice(0, 1) : COLUMNS;
  const cells = rows.map((row) => columns.map(([, cell]) => cell(row, review)));
  const alone = [openEnds(review) || "complete"];
  return csvTable(
    columns.map(([name]) => name),
    rows.length === 0 ? [alone] : cells,
  );
}
