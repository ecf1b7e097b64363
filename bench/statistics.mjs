/** The middle value; of an even number, the lower of the two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** The most calls under way at once. A call that ends in the millisecond in which another begins makes room for it. */
export function mostAtOnce(calls) {
  const steps = calls.flatMap((call) => [
    { at: call.startedAtMs, step: 1 },
    { at: call.endedAtMs, step: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  let most = 0;
  for (const { step } of steps) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

/** Groups values by name, in the order in which the names first appear. */
export function groups(values, nameOf) {
  const named = new Map();
  for (const value of values) {
    const group = named.get(nameOf(value));
    if (group === undefined) named.set(nameOf(value), [value]);
    else group.push(value);
  }
  return [...named.values()];
}
