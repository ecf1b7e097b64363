import "server-only";
import { ConfigError } from "./config-error";

/** iron-session's rotation map: the highest number seals, and all of them open. */
export type SessionPassword = Record<string, string>;

const MIN_BYTES = 32;
// 32 random bytes contain about 29 distinct values; a typed word or a repeated letter far fewer.
const MIN_DISTINCT_BYTES = 16;

/**
 * Reads SESSION_PASSWORD: base64 of at least 32 random bytes, or a JSON map of those to rotate. The seal derives its
 * key in a single round, so all strength must come from the secret.
 * @throws ConfigError, which never repeats the value
 */
export function readSessionPassword(value: string): SessionPassword {
  const passwords = value.trimStart().startsWith("{") ? parseMap(value) : { "1": value };
  for (const password of Object.values(passwords)) assertStrong(password);
  return passwords;
}

function parseMap(value: string): SessionPassword {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw new ConfigError('SESSION_PASSWORD is not JSON: expected {"1":"…","2":"…"}');
  }
  const entries = Object.entries(parsed ?? {});
  const ids = entries.map(([id]) => Number(id));
  // In the form that iron-session writes: for "1e0" it would look up "1", at the first sign-in.
  const isPlain = entries.every(([id]) => /^[1-9]\d{0,8}$/.test(id));
  const ascending = isPlain && ids.every((id, i) => id > (ids[i - 1] ?? 0));
  if (entries.length === 0 || !ascending) {
    throw new ConfigError("SESSION_PASSWORD's keys must be whole numbers, ascending");
  }
  const passwords: SessionPassword = {};
  for (const [id, password] of entries) {
    if (typeof password !== "string")
      throw new ConfigError("SESSION_PASSWORD's values must be text");
    passwords[id] = password;
  }
  return passwords;
}

function assertStrong(password: string) {
  const bytes = Buffer.from(password, "base64");
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(password);
  if (!isBase64 || bytes.length < MIN_BYTES || new Set(bytes).size < MIN_DISTINCT_BYTES) {
    throw new ConfigError(
      "SESSION_PASSWORD must be base64 of at least 32 random bytes: set it to the output of `openssl rand -base64 32`",
    );
  }
}
