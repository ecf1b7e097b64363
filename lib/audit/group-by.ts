/** Things in groups, by what each is asked for: groups and things in the order in which they first come. */
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

/** How often each comes. @param first those that are counted where they do not come too, and before all others */
export function countBy<Key>(all: Iterable<Key>, first: readonly Key[] = []): Map<Key, number> {
  const counts = new Map(first.map((key) => [key, 0]));
  for (const key of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
