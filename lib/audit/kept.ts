type Known<K, V> = { get: (key: K) => V | undefined; set: (key: K, value: V) => unknown };

/**
 * Caches one computed value per key, null included.
 * @param known the cache: one that evicts, or that others share; by default it keeps everything for its own lifetime
 */
export function kept<K, V>(
  work: (key: K) => V,
  known: Known<K, V> = new Map<K, V>(),
): (key: K) => V {
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}
