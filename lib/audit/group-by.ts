/** Groups things by a key; groups and things keep the order in which they first appear. */
export function groupBy<Key, Each>(
  all: Iterable<Each>,
  keyOf: (each: Each) => Key,
): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/**
 * Counts how often each value occurs. @param first values to count even if they don't occur, listed before all others
 */
export function countBy<Key>(all: Iterable<Key>, first: readonly Key[] = []): Map<Key, number> {
  const counts = new Map(first.map((key) => [key, 0]));
  for (const key of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
