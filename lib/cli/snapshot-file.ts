import { exactText } from "@/lib/audit/exact-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { MAX_REVIEW_BYTES } from "@/lib/audit/review/read";
import { fleetOfSnapshot } from "@/lib/audit/snapshot/as-fleet";
import { readSnapshot } from "@/lib/audit/snapshot/read";
import { type Snapshot, withUnreadLists } from "@/lib/audit/snapshot/snapshot";
import { digest } from "@/lib/server/process/sha256";
import { Misuse } from "./exit-code";
import { readInput } from "./input-file";

/** The text of a file that may be a snapshot or a review. @throws Misuse */
export async function readText(path: string): Promise<string> {
  const text = exactText(await readInput(path, MAX_REVIEW_BYTES));
  if (text === null) throw new Misuse(`${path} isn’t UTF-8 text; snapshots and reviews are.`);
  return text;
}

/** Reads a snapshot and checks its form and hash. @throws Misuse that says what it is instead */
export async function snapshotFrom(path: string): Promise<Snapshot> {
  const reading = await readSnapshot(await readText(path), digest);
  if (!reading.ok) throw new Misuse(`${path}: ${reading.problem}`);
  return withUnreadLists(reading.snapshot);
}

/** Reads the fleet of a snapshot. @throws Misuse */
export async function snapshotFleet(path: string): Promise<Fleet> {
  return fleetOfSnapshot(await snapshotFrom(path));
}
