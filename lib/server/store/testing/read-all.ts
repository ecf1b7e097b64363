import "server-only";
import type { Store } from "../open-store";
import { allOf, cursorAfter, lastSeq, readAccountPage, readKeyPage } from "../scan-changes";
import { readShapes } from "../scan-shapes";

/** Everything an owner's scans have written after `since`, for one account or (null) for every one. */
export async function readAll(store: Store, owner: string, account: string | null, since = 0) {
  const rows = { owner, account };
  const seq = Math.max(since, await lastSeq(store, owner));
  const from = cursorAfter(since);
  const accounts = await allOf((after) => readAccountPage(store, rows, { after }), from);
  const keys = await allOf((after) => readKeyPage(store, rows, { after }), from);
  const hashes = new Set(keys.flatMap(({ shape }) => (shape === null ? [] : [shape.hash])));
  const shapes = [];
  for (const hash of hashes) {
    for (const { scopes } of await readShapes(store, owner, [hash])) shapes.push({ hash, scopes });
  }
  return {
    seq,
    accounts,
    keys: keys.map((key) => ({ ...key, shape: key.shape?.hash ?? null })),
    shapes,
  };
}
