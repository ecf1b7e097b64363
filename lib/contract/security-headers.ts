import { addressKind } from "./address-kind";

/** Headers every answer carries, pages, API, assets and errors alike, whoever makes it. Set by lib/server/edge/edge.ts. */
const EVERYWHERE = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "X-Robots-Tag": "noindex",
};

/**
 * An answer that is not a page loads nothing and appears in no frame. Pages have their own policy with a nonce:
 * proxy.ts.
 */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/**
 * For scripts and styles: a worker takes its policy from its own file, not from its page. The worker that reads leaked
 * files can load its code from here and connect to nothing, not even this server.
 */
const ASSET = `${NO_PAGE}; script-src 'self'`;

/** The security headers for a path, before a page's own policy replaces the default one. */
export function securityHeaders(path: string): Record<string, string> {
  const policy = addressKind(path) === "asset" ? ASSET : NO_PAGE;
  return { ...EVERYWHERE, "Content-Security-Policy": policy };
}
