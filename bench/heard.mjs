import { median } from "./statistics.mjs";
import { ms, within } from "./table.mjs";

const GOAL_MS = 250;

/** The time from SendGrid's answer about a key until the stream's reader has it. */
export function heardRow({ calls, keys }) {
  const answered = new Map(calls.map((call) => [call.path, call.endedAtMs]));
  const waits = keys
    .map((key) => key.heardAtMs - answered.get(`/v3/api_keys/${key.api_key_id}`))
    .sort((a, b) => a - b);
  const middle = median(waits);
  const row = {
    what: "  a key, from SendGrid's answer to the reader",
    figure: ms(middle),
    beside: `95% ${ms(waits[Math.floor(waits.length * 0.95)])}, worst ${ms(waits.at(-1))}`,
  };
  return within(row, middle, GOAL_MS, " ms");
}
