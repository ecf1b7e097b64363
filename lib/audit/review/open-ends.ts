import { isWhole } from "../snapshot/snapshot";
import { populationWords } from "./population-words";
import { type Review, standingDecisions } from "./review";

/** What a review leaves open, in words; empty if nothing. It belongs in the first line of every view of it. */
export function openEnds(review: Review): string {
  const { snapshot } = review;
  const population = isWhole(snapshot) ? [] : [populationWords(snapshot)];
  const left = snapshot.keys.length - standingDecisions(review).size;
  const undecided = left === 0 ? [] : [`${left} of ${snapshot.keys.length} keys undecided.`];
  const unsealed = review.acknowledgement === null ? ["Not signed off."] : [];
  return [...population, ...undecided, ...unsealed].join(" ");
}
