/** A problem in a policy file, and where. `line` and `column` count from 1. */
export type Problem = {
  line: number;
  column: number;
  /** The problem, as a sentence. */
  message: string;
  /** What to write instead, as a sentence. */
  help: string;
};

/** A place in a parsed file: the names and numbers that lead to a value. */
export type Path = readonly PropertyKey[];

/** A problem as one line: "line 3, column 5: …". */
export function problemLine({ line, column, message, help }: Problem): string {
  return `line ${line}, column ${column}: ${message} ${help}`;
}
