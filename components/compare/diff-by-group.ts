import { GROUPS, groupOf, UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import type { ScopeDiff } from "@/lib/audit/catalogue/diff";

/** The part of a difference within one group. */
export type GroupDiff = ScopeDiff & { group: string };

/**
 * Splits a difference by the console's groups, in their order but differing ones first; omits groups without scopes.
 */
export function diffByGroup(diff: ScopeDiff): GroupDiff[] {
  const groups = [...GROUPS, UNKNOWN_GROUP].map((group): GroupDiff => {
    const inGroup = (scopes: readonly string[]) => scopes.filter((each) => groupOf(each) === group);
    return {
      group,
      onlyLeft: inGroup(diff.onlyLeft),
      both: inGroup(diff.both),
      onlyRight: inGroup(diff.onlyRight),
    };
  });
  const same = groups.filter((each) => !differs(each) && each.both.length > 0);
  return [...groups.filter(differs), ...same];
}

/** Whether either side has a scope that the other lacks. */
export function differs({ onlyLeft, onlyRight }: ScopeDiff): boolean {
  return onlyLeft.length + onlyRight.length > 0;
}
