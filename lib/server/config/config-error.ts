import "server-only";

/** A setting that the operator must fix. The message names the variable and never repeats its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
