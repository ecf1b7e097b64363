import { isWhole, type Snapshot } from "../snapshot/snapshot";

/** How much of a population was read, in words that begin with INCOMPLETE if anything is missing. */
export function populationWords(snapshot: Pick<Snapshot, "accounts" | "keys">): string {
  const { keys, accounts } = snapshot;
  const read = keys.filter(({ shape }) => shape !== null).length;
  const listed = accounts.filter(({ status }) => status === "read").length;
  const words = `scopes of ${read} of ${keys.length} keys read, in ${listed} of ${accounts.length} accounts listed to the end.`;
  return isWhole(snapshot) ? `Complete: ${words}` : `INCOMPLETE: ${words}`;
}
