/** The result of a key press: the hotkey it completes, and the sequence left open for the next press. */
type Press = { run: string | null; standing: string };

/**
 * Advances the hotkey state by one key: `k`, or `g k` for a sequence. Inside a sequence a key has no other meaning.
 * @param standing the open sequence from the presses before; empty at the start
 * @param bound every hotkey that is bound
 */
export function press(standing: string, key: string, bound: readonly string[]): Press {
  const pressed = standing === "" ? key : `${standing} ${key}`;
  if (bound.includes(pressed)) return { run: pressed, standing: "" };
  const begins = (keys: string) => bound.some((each) => each.startsWith(`${keys} `));
  if (begins(pressed)) return { run: null, standing: pressed };
  return { run: null, standing: begins(key) ? key : "" };
}
