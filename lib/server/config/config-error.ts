import "server-only";

/** A setting the operator must mend. The message names the variable and never repeats its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
