import "server-only";
import type { IncomingMessage } from "node:http";
import { ApiFailure } from "./api-failure";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const READING = new Set(["GET", "HEAD"]);
const OTHER_THAN_PAGES = /^\/(?:api\/|healthz$|readyz$)/;

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Why a request is refused before Next sees it; null when it is not. */
export function refusalOf({ method = "", url = "" }: IncomingMessage): ApiFailure | null {
  const [path = ""] = url.split("?", 1);
  // `*` is no path, and Next calls it a defect of its own; a whole address would be read in two ways.
  if (!path.startsWith("/")) return new ApiFailure("invalid_input", "This address is no path.");
  // Next calls a half-finished escape such as `%E0%A4%A` a defect of its own.
  if (!isDecodable(path))
    return new ApiFailure("invalid_input", "This address is not well-formed.");
  // TRACE echoes what a browser keeps from scripts; nothing else is spoken here either.
  if (!METHODS.has(method)) {
    return new ApiFailure("method_not_allowed", "No address here answers this method.");
  }
  // Pages are read and no more: Next's own ways to write to one (Server Actions, resumed renders) are shut.
  if (!READING.has(method) && !OTHER_THAN_PAGES.test(path)) {
    return new ApiFailure("method_not_allowed", "A page answers GET only.");
  }
  return null;
}
