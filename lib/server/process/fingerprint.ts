import "server-only";
import { createHash } from "node:crypto";

/**
 * Twelve hex digits that stand for a value in the log: enough to follow it, too few to use it. For a known name,
 * anybody can compute the same: `printf %s subuser:NAME | sha256sum | cut -c1-12`.
 */
export function fingerprint(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 12);
}
