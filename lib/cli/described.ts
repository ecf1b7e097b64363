/** One option, as `parseArgs` takes it and as the help shows it. */
export type Option = {
  type: "string" | "boolean";
  /** The placeholder for its value in the help, such as FILE. */
  value?: string;
  about: string;
};
export type Options = Readonly<Record<string, Option>>;

/** A command, as its help describes it. */
export type Described = {
  name: string;
  summary: string;
  /** The placeholder for its operands in the help, such as `OLD NEW`; empty if it takes none. */
  operands: string;
  options: Options;
  /** A command line and what it does. */
  examples: readonly (readonly [line: string, does: string])[];
};
