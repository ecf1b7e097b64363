import "server-only";

/** Every address of ours, as the `app` folder spells it. The client chooses what fills a bracket. */
export const ROUTES = [
  "/",
  "/accounts",
  "/changes",
  "/compare",
  "/keys",
  "/keys/[api_key_id]",
  "/matrix",
  "/policy",
  "/report",
  "/review",
  "/sign-in",
  "/who-can",
  "/healthz",
  "/readyz",
  "/api/audit",
  "/api/history",
  "/api/history/changes",
  "/api/history/lives",
  "/api/history/[state]",
  "/api/last-mail",
  "/api/last-mail/[api_key_id]",
  "/api/policy",
  "/api/reviews",
  "/api/reviews/[id]",
  "/api/reviews/[id]/acknowledgement",
  "/api/reviews/[id]/decisions",
  "/api/session",
  "/api/v3/api_keys",
  "/api/v3/api_keys/[api_key_id]",
  "/api/v3/partners/accounts",
  "/api/v3/scopes",
  "/api/v3/subusers",
  "/api/[...path]",
] as const;

const PATTERNS = ROUTES.map((route) => {
  const source = route.replace(/\[\.\.\.\w+\]/, ".+").replace(/\[\w+\]/, "[^/]+");
  return { route, pattern: new RegExp(`^${source}$`) };
});

/** A request's route, as its pattern and never its values; null if it is none of ours. */
export function routeOf(url: string): (typeof ROUTES)[number] | null {
  const [path = ""] = url.split("?", 1);
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.route ?? null;
}
