import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { batches } from "./batches";
import { unpackScopes } from "./foreign-text";
import type { Store } from "./open-store";
import type { Tables } from "./schema";

/** Names a scope set by its hash, base64url, whatever the order and repetition of scopes in SendGrid's answer. */
export function shapeHash(scopes: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(scopes)))
    .digest("base64url");
}

/** Stores each scope set once per owner. @returns the hash of each given list, keyed by that list object */
export async function internShapes(
  db: Transaction<Tables>,
  owner: string,
  lists: readonly (readonly string[])[],
  seq: number,
): Promise<Map<readonly string[], string>> {
  const hashes = new Map(lists.map((scopes) => [scopes, shapeHash(scopes)]));
  // The owner's row is locked (see writeAs), so no other write takes these numbers. Known shapes leave theirs unused.
  let number = await nextNumber(db, owner);
  for (const batch of batches([...hashes], ([, hash]) => hash)) {
    const rows = batch.map(([scopes, hash]) => ({
      owner,
      hash,
      number: number++,
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

async function nextNumber(db: Transaction<Tables>, owner: string): Promise<number> {
  const { last } = await db
    .selectFrom("scan_shape")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("owner", "=", owner)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}

/** A scope set as a stream sends it. */
export type StoredShape = { number: number; scopes: string[] };

/** The owner's scope sets with these hashes. */
export async function readShapes(
  store: Store,
  owner: string,
  hashes: readonly string[],
): Promise<StoredShape[]> {
  if (hashes.length === 0) return [];
  const rows = await store.db
    .selectFrom("scan_shape")
    .select(["number", "scopes"])
    .where("owner", "=", owner)
    .where("hash", "in", hashes)
    .execute();
  return rows.map((row) => ({ number: row.number, scopes: unpackScopes(row.scopes) }));
}

type Shaped = { shape: { hash: string; number: number } | null };

/** Reads the scopes of an owner's keys. @returns those of each given key; null: not read */
export async function scopesOfKeys(
  store: Store,
  owner: string,
  keys: readonly Shaped[],
): Promise<(key: Shaped) => string[] | null> {
  const hashes = new Set(keys.flatMap(({ shape }) => shape?.hash ?? []));
  const shapes = await readShapes(store, owner, [...hashes]);
  const byNumber = new Map(shapes.map(({ number, scopes }) => [number, scopes]));
  return ({ shape }) => (shape === null ? null : (byNumber.get(shape.number) ?? null));
}

function sorted(scopes: readonly string[]): string[] {
  return [...new Set(scopes)].sort();
}
