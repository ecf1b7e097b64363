/**
 * One line of the bench: what it measured, the figure, what to compare it with, the ratio, and its goal.
 * @typedef {{ what: string, figure: string, beside?: string, ratio?: number, goal?: string, met?: boolean }} Row
 */

/** The rows as text that also reads as a Markdown table. @param {Row[]} rows */
export function table(rows) {
  const cells = rows.map(({ what, figure, beside = "", ratio, goal = "", met }) => [
    what,
    figure,
    beside,
    ratio === undefined ? "" : ratio.toFixed(2),
    goal,
    met === undefined ? "" : met ? "met" : "MISSED",
  ]);
  const all = [["measured", "figure", "beside", "ratio", "goal", ""], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, n) => cell.padEnd(widths[n])).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join("\n");
}

/** A row whose ratio must not pass `most`. */
export function atMost(row, most) {
  return { ...row, goal: `<= ${most.toFixed(2)}`, met: row.ratio <= most };
}

/** A row whose ratio must reach `least`. */
export function atLeast(row, least) {
  return { ...row, goal: `>= ${least.toFixed(2)}`, met: row.ratio >= least };
}

/** A row in which a value must not pass `most`. `unit`: follows the value in the goal */
export function within(row, value, most, unit = "") {
  return { ...row, goal: `<= ${most}${unit}`, met: value <= most };
}

export const mb = (value) => `${Math.round(value)} MB`;

export const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
