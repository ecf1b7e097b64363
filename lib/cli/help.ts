import type { Described } from "./described";

/** Two columns: the name, and what it does. */
function inColumns(rows: readonly (readonly [called: string, does: string])[]): string {
  const width = Math.max(...rows.map(([called]) => called.length));
  return rows.map(([called, does]) => `  ${called.padEnd(width)}  ${does}`).join("\n");
}

/** The help of one command: its usage, options and examples. */
export function helpOf({ name, summary, operands, options, examples }: Described): string {
  const usage = ["key-audit", name, operands, "[options]"].filter((part) => part !== "");
  const rows = Object.entries(options).map(([option, { value, about }]) => {
    return [value === undefined ? `--${option}` : `--${option} ${value}`, about] as const;
  });
  const shown = examples.map(([line, does]) => `  ${line}\n      ${does}`);
  return [
    `${usage.join(" ")}\n\n${summary}\n`,
    `Options\n${inColumns([...rows, ["--help", "this text"]])}\n`,
    `Examples\n${shown.join("\n")}\n`,
  ].join("\n");
}

/** The overview: the commands, where the key comes from, the exit codes. */
export function overviewOf(commands: readonly Described[]): string {
  const lines = inColumns(
    commands.map(({ name, operands, summary }) => [`key-audit ${name} ${operands}`, summary]),
  );
  return `key-audit: what every API key of a SendGrid account may do. It only reads.

${lines}

key-audit COMMAND --help has the options and examples of each.

The key comes from SENDGRID_API_KEY, from the file that SENDGRID_API_KEY_FILE names, or from standard input. It is never
an argument: every process on the machine can read those.

Exit codes
  0    clean
  1    findings, changes or leaked keys, at or above what was asked for
  2    wrong use, a setting that is missing or unsafe, or no room for what was asked for
  3    something could not be read, so that its keys are unknown; 1 comes before 3
  130  interrupted (Ctrl-C): what was read until then is written, marked as incomplete
  143  told to end (SIGTERM): the same
`;
}
