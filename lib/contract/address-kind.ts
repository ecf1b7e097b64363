/** `asset`: what Next builds, scripts and styles among it. `file`: what lies in `public`. All else is a page, if a missing one. */
export type AddressKind = "answer" | "asset" | "file" | "page";

const ANSWER = /^\/(?:api\/|healthz$|readyz$)/;
const ASSETS = "/_next/static/";
const FILES = new Set([
  "/robots.txt",
  "/openapi.json",
  "/policy.schema.json",
  "/icon.svg",
  "/apple-touch-icon.png",
]);

/**
 * What an address of this server asks for. proxy.ts says the same of pages in a literal, as Next wants it.
 * @param url a path as it was sent, with or without a query
 */
export function addressKind(url: string): AddressKind {
  const [path = ""] = url.split("?", 1);
  if (ANSWER.test(path)) return "answer";
  if (path.startsWith(ASSETS)) return "asset";
  return FILES.has(path) ? "file" : "page";
}
