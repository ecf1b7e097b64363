/** Memoizes a function per object for as long as the object lives: a table calls it on every render. */
export function onceEach<Of extends WeakKey, Made extends string | object>(
  make: (of: Of) => Made,
): (of: Of) => Made {
  const known = new WeakMap<Of, Made>();
  return (of) => {
    const kept = known.get(of);
    if (kept !== undefined) return kept;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}
