/** What a key press comes to: the hotkey it completes, and what of a sequence stands open for the next press. */
type Press = { run: string | null; standing: string };

/**
 * One step through the hotkeys: `k`, or `g k` for one key after another. Inside a sequence a key means nothing else.
 * @param standing what the presses before left open; empty at the start
 * @param bound every hotkey there is
 */
export function press(standing: string, key: string, bound: readonly string[]): Press {
  const pressed = standing === "" ? key : `${standing} ${key}`;
  if (bound.includes(pressed)) return { run: pressed, standing: "" };
  const begins = (keys: string) => bound.some((each) => each.startsWith(`${keys} `));
  if (begins(pressed)) return { run: null, standing: pressed };
  return { run: null, standing: begins(key) ? key : "" };
}
