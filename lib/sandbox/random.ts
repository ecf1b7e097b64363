import { createHash } from "node:crypto";

/** Choices that are the same for the same seed, on every machine. */
type Random = {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
};

/** A generator of such choices (mulberry32, seeded with the seed's SHA-256). */
export function random(seed: string): Random {
  let state = createHash("sha256").update(seed).digest().readUInt32LE();
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  return { below, pick: (items) => items[below(items.length)] ?? items[0] };
}
