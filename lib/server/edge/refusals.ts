import "server-only";
import type { IncomingMessage } from "node:http";
import { addressKind } from "@/lib/contract/address-kind";
import { ApiFailure } from "../failure/api-failure";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const SAFE_METHODS = new Set(["GET", "HEAD"]);

/**
 * False for half an escape such as `%E0%A4%A`, which makes Next report a defect of its own, and for an address with
 * `..`: Next resolves `/_next/static/../../keys`, and so bypasses any check on how an address begins.
 */
function isWellFormed(path: string): boolean {
  try {
    const steps = decodeURIComponent(path).split(/[/\\]/);
    return !steps.some((step) => step === "." || step === "..");
  } catch {
    return false;
  }
}

type Asked = Pick<IncomingMessage, "method" | "url" | "headers" | "httpVersion">;

/** `OPTIONS /`: how a load balancer checks by default that a server is up. */
export function isHealthCheck({ method, url = "" }: Pick<Asked, "method" | "url">): boolean {
  return method === "OPTIONS" && url.split("?", 1)[0] === "/";
}

/** Why to refuse a request before Next sees it; null to let it through. */
export function refusalOf(asked: Asked): ApiFailure | null {
  const { method = "", url = "", headers, httpVersion } = asked;
  const [path = ""] = url.split("?", 1);
  // `*` is not a path, and Next reports it as its own defect; a full URL could be read in two ways.
  if (!path.startsWith("/")) return new ApiFailure("invalid_input", "This address isn’t a path.");
  if (!isWellFormed(path))
    return new ApiFailure("invalid_input", "This address is not well-formed.");
  if (httpVersion === "1.1" && headers.host === undefined)
    return new ApiFailure("invalid_input", "This request doesn’t name a host.");
  // TRACE echoes what a browser hides from scripts; this server speaks no other method either.
  if (!METHODS.has(method)) {
    return new ApiFailure("method_not_allowed", "No address on this server accepts this method.");
  }
  // Pages are read and no more: Next's own ways to write to one (Server Actions, resumed renders) are shut.
  const isWrite = !SAFE_METHODS.has(method) && !isHealthCheck(asked);
  if (isWrite && addressKind(path) !== "answer") {
    return new ApiFailure("method_not_allowed", "A page answers GET only.");
  }
  return null;
}
