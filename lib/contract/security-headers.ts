/** Headers every answer carries, pages, API, assets and errors alike. The CSP of pages, with its nonce, is set in proxy.ts. */
export const securityHeaders: { key: string; value: string }[] = [
  { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Embedder-Policy", value: "require-corp" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
  { key: "X-Robots-Tag", value: "noindex" },
];

/**
 * For scripts and styles: a worker takes its policy from its own file and not from its page. The one that reads leaked
 * files can load its code from here and reach nothing, not even this server.
 */
export const assetHeaders: { key: string; value: string }[] = [
  { key: "Content-Security-Policy", value: "default-src 'none'; script-src 'self'" },
];
