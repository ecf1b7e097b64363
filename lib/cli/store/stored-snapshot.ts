import { DAY_MS, startOfDay } from "@/lib/audit/day";
import type { Snapshot } from "@/lib/audit/snapshot/snapshot";
import { readApiKey } from "../api-key";
import { Misuse } from "../exit-code";
import { gather, type Wanted } from "../scan/gather";
import { storeFor } from "./with-store";

const PREFIX = "stored:";

/** Whether an operand names a day of the store's history rather than a file. */
export function isStored(operand: string): boolean {
  return operand.startsWith(PREFIX);
}

/** The end of the day, epoch ms, UTC. @throws Misuse */
function endOf(operand: string): number {
  const startMs = startOfDay(operand.slice(PREFIX.length));
  if (startMs === null) {
    throw new Misuse("A day of the store’s history is named as stored:2026-11-30.");
  }
  if (startMs > Date.now()) throw new Misuse(`${operand} is still to come (days are UTC).`);
  return startMs + DAY_MS - 1;
}

/**
 * The store's records of those days, limited to accounts whose keys the reader's own key lists now. Reads the lists for
 * that, but no key's scopes.
 * @throws Misuse for an invalid day, and for one without a record
 */
export async function storedSnapshots(
  operands: readonly string[],
  reading: Pick<Wanted, "target" | "region">,
  signal: AbortSignal,
): Promise<Snapshot[]> {
  const days = operands.map((operand) => ({ operand, atMs: endOf(operand) }));
  if (days.length === 0) return [];
  const wanted = { ...(await readApiKey()), ...reading, namesAlone: true };
  const store = await storeFor(wanted, 0);
  await gather({ ...wanted, backed: store.open }, signal, () => {});
  const backing = store.backing();
  try {
    const found: Snapshot[] = [];
    for (const { operand, atMs } of days) {
      const snapshot = (await backing?.recordedAt(atMs)) ?? null;
      if (snapshot === null)
        throw new Misuse(`Nothing is recorded of these accounts by ${operand}.`);
      found.push(snapshot);
    }
    return found;
  } finally {
    await backing?.close();
  }
}
