import "server-only";
import { createHash } from "node:crypto";

/**
 * Twelve hex digits that stand for a value in the log: enough to follow it through the lines, not enough to use it. Who
 * asks about a name they know makes the same: `printf %s subuser:NAME | sha256sum | cut -c1-12`.
 */
export function fingerprint(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 12);
}
