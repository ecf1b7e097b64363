type Known<K, V> = { get: (key: K) => V | undefined; set: (key: K, value: V) => unknown };

/**
 * Works out a value for each key once, and keeps it; null is kept as well.
 * @param known where: something that forgets, or that others share; by default all are kept for as long as it is
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
