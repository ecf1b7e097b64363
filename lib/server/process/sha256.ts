import "server-only";
import { createHash } from "node:crypto";

/** SHA-256 of text or bytes, in hex, by Node. The browser uses `components/ui/digest`. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same for text, in the core's asynchronous form, which browsers need. */
export const digest = async (text: string) => sha256(text);
