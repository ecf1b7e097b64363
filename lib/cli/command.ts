import { parseArgs } from "node:util";
import type { Described, Options } from "./described";
import { Misuse } from "./exit-code";
import { helpOf } from "./help";
import { say } from "./terminal";

/** The values of the given options, each with its own type. */
export type Parsed<O extends Options> = {
  [Name in keyof O]?: { string: string; boolean: boolean }[O[Name]["type"]];
};

/** A command to run by name. @returns its exit code */
export type Command = Described & { run: (args: readonly string[]) => Promise<number> };

/**
 * Builds a command from its table of options, so that the parser and the help agree.
 * @param work gets the values by option name, and the operands; throws Misuse for contradictions
 */
export function command<const O extends Options>(
  described: Described & { options: O },
  work: (values: Parsed<O>, operands: readonly string[]) => Promise<number>,
): Command {
  return {
    ...described,
    async run(args) {
      if (args.includes("--help") || args.includes("-h")) {
        await say(helpOf(described));
        return 0;
      }
      const { values, positionals } = parsed(described, args);
      if (described.operands === "" && positionals.length > 0) {
        throw new Misuse(`${described.name} takes no operands, only options.`);
      }
      return work(values, positionals);
    },
  };
}

function parsed<O extends Options>(
  { name, options }: Described & { options: O },
  args: readonly string[],
) {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    // Never repeats an option's value: it may be a secret.
    if (option === undefined) {
      throw new Misuse(`There is no option ${rawName}. See key-audit ${name} --help.`);
    }
    if (option.type === "boolean" && value !== undefined) {
      throw new Misuse(`${rawName} takes no value.`);
    }
    if (option.type === "boolean") continue;
    if (value === undefined || (inlineValue !== true && /^-./.test(value))) {
      const written = `${rawName}=${option.value}`;
      throw new Misuse(`${rawName} needs a value. One that begins with a dash: ${written}.`);
    }
    if (given.has(rawName)) throw new Misuse(`${rawName} can be given once.`);
    given.add(rawName);
  }
  // Each value now has its type from the table.
  return { values: values as Parsed<O>, positionals };
}
