import { verifyReview } from "@/lib/audit/review/read";
import {
  actorsIn,
  REVIEW_FORMAT,
  type Review,
  sealOf,
  standingDecisions,
  TYPED,
} from "@/lib/audit/review/review";
import { lookAlikeWarning } from "@/lib/audit/review/rules";
import { readSnapshot } from "@/lib/audit/snapshot/read";
import { isWhole, type Snapshot, snapshotText } from "@/lib/audit/snapshot/snapshot";
import { countOf, utcWords } from "@/lib/audit/words";
import { digest, sha256 } from "@/lib/server/process/sha256";
import { short } from "../text-table";

const NAME = 60;

type Proof = { holds: boolean; lines: string[] };

/** Whether a snapshot or a review is valid, and what there is to say about it. */
export async function proofOf(content: string): Promise<Proof> {
  if (!isReview(content)) {
    const reading = await readSnapshot(content, digest);
    if (!reading.ok) return { holds: false, lines: ["Does not hold.", reading.problem] };
    const seal = sha256(snapshotText(reading.snapshot));
    return {
      holds: true,
      lines: ["Holds: a snapshot.", `SHA-256 ${seal}`, ...facts(reading.snapshot)],
    };
  }
  const reading = await verifyReview(content, digest);
  if (reading.ok) return { holds: true, lines: reviewLines(reading.review) };
  const { broken, problem } = reading;
  const part = broken.part === "decision" ? `decision ${broken.at}` : broken.part;
  return { holds: false, lines: ["Does not hold.", `${part}: ${problem}`] };
}

/** Which of the two a file claims to be; the check of that comes later. */
function isReview(content: string): boolean {
  return content.slice(0, 200).includes(REVIEW_FORMAT);
}

function facts(snapshot: Snapshot): string[] {
  const { tool, catalogue, keys, accounts, read_after_ms, read_before_ms } = snapshot;
  const read = keys.filter(({ shape }) => shape !== null).length;
  return [
    `Read between ${utcWords(read_after_ms)} and ${utcWords(read_before_ms)}`,
    `Scopes of ${read} of ${countOf(keys.length, "key")}, in ${countOf(accounts.length, "account")}${isWhole(snapshot) ? "" : "; incomplete"}`,
    `Written by ${short(tool.name, NAME)} ${short(tool.version, NAME)}, catalogue of ${short(catalogue.date, NAME)}`,
  ];
}

function reviewLines(review: Review): string[] {
  const { opening, snapshot, acknowledgement } = review;
  const decided = standingDecisions(review).size;
  const warning = lookAlikeWarning(review);
  return [
    "Holds: a review. Nothing in it was changed after its last hash was noted.",
    `Last hash ${sealOf(review)}`,
    `${short(opening.note, NAME)}, opened ${utcWords(opening.opened_at_ms)} by ${short(opening.opened_by.name, NAME)}`,
    `${countOf(decided, "key")} of ${snapshot.keys.length} decided, in ${countOf(review.decisions.length, "decision")}`,
    acknowledgement === null
      ? "Not signed off by a second person"
      : `Acknowledged ${utcWords(acknowledgement.acknowledged_at_ms)} by ${short(acknowledgement.acknowledged_by.name, NAME)}`,
    ...facts(snapshot),
    named(review),
    ...(warning === null ? [] : [warning]),
    "It does not prove who anybody is.",
  ];
}

/** Who supplied the names in it. */
function named(review: Review): string {
  const { acknowledgement } = review;
  const people = actorsIn(review);
  if (acknowledgement !== null) people.push({ ...acknowledgement.acknowledged_by, relation: "" });
  const by = new Set(people.map(({ named_by = TYPED }) => named_by));
  return `Names: ${[...by].map((each) => short(each, NAME)).join("; ")}`;
}
