import "server-only";
import { createHash } from "node:crypto";

/** SHA-256 of a text, or of bytes, in hex. Node's own: the browser has `components/ui/digest`. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same of a text, as the core takes it: in a browser it is asked for and waited for. */
export const digest = async (text: string) => sha256(text);
