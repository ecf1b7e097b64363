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

/** What is no page loads nothing and is shown in no frame. Pages have a policy of their own, with a nonce: proxy.ts. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/**
 * For scripts and styles: a worker takes its policy from its own file and not from its page. The one that reads leaked
 * files can load its code from here and reach nothing, not even this server.
 */
const ASSET = `${NO_PAGE}; script-src 'self'`;

/** The security headers of the answer at a path, before a page's own policy takes the place of the one for all else. */
export function securityHeaders(path: string): Record<string, string> {
  const policy = addressKind(path) === "asset" ? ASSET : NO_PAGE;
  return { ...EVERYWHERE, "Content-Security-Policy": policy };
}
