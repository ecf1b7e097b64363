import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { batches } from "./batches";
import type { Tables } from "./schema";

/** The name of a scope set, whatever the order and however often SendGrid says each scope: a hash, base64url. */
export function shapeHash(scopes: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(scopes)))
    .digest("base64url");
}

/** Keeps each scope set once an owner. @returns the hash of each list that was given, by that very list */
export async function internShapes(
  db: Transaction<Tables>,
  owner: string,
  lists: readonly (readonly string[])[],
  seq: number,
): Promise<Map<readonly string[], string>> {
  const hashes = new Map(lists.map((scopes) => [scopes, shapeHash(scopes)]));
  for (const batch of batches([...hashes], ([, hash]) => hash)) {
    const rows = batch.map(([scopes, hash]) => ({
      owner,
      hash,
      scopes: JSON.stringify(sorted(scopes)),
      seq,
    }));
    await db
      .insertInto("scan_shape")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["owner", "hash"]).doNothing())
      .execute();
  }
  return hashes;
}

function sorted(scopes: readonly string[]): string[] {
  return [...new Set(scopes)].sort();
}
