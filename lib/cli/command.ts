import { parseArgs } from "node:util";
import type { Described, Options } from "./described";
import { Misuse } from "./exit-code";
import { helpOf } from "./help";
import { say } from "./terminal";

/** The values of options that were given: each of its own type. */
export type Parsed<O extends Options> = {
  [Name in keyof O]?: { string: string; boolean: boolean }[O[Name]["type"]];
};

/** A command that can be run by its name. @returns its exit code */
export type Command = Described & { run: (args: readonly string[]) => Promise<number> };

/**
 * Makes a command of its table of options: what is parsed and what the help says are one.
 * @param work gets the values by their options, and the operands; throws Misuse for what makes no sense
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
    // What was given with an option is never repeated: it may be a secret.
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
  // Each is now what the table says of it.
  return { values: values as Parsed<O>, positionals };
}
