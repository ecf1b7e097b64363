import type { Sent } from "./send-bytes";

/** The key in wrong places, and mangled in the right one: no answer may repeat any of it. */
export function misplacedKey(origin: string, apiKey: string, cookie: string): Sent[] {
  const [head, tail] = [apiKey.slice(0, 40), apiKey.slice(40)];
  const inners = ["\n", "\r\n", "\u200b", "\ufeff", "\u00a0", " ", "\0", "é", "…"];
  const keys = [...inners.map((inner) => head + inner + tail), `${apiKey}x`, apiKey.slice(0, -1)];
  const json = { Origin: origin, "Content-Type": "application/json" };
  const bodies = [
    ...keys.map((api_key) => JSON.stringify({ api_key })),
    JSON.stringify({ api_key: apiKey, region: apiKey }),
    JSON.stringify({ [apiKey]: 1 }),
    JSON.stringify({ api_key: [apiKey] }),
    `{"api_key":"${apiKey}"`,
    apiKey,
  ];
  return [
    ...bodies.map((body) => ({ path: "/api/session", method: "POST", headers: json, body })),
    {
      path: "/api/session",
      method: "POST",
      headers: { ...json, "Content-Type": "text/plain" },
      body: apiKey,
    },
    {
      path: "/api/audit",
      method: "POST",
      headers: { ...json, Cookie: cookie },
      body: JSON.stringify({ account: apiKey, action: apiKey }),
    },
    ...["/api/reviews", `/api/reviews/${"A".repeat(22)}/decisions`].map((path) => ({
      path,
      method: "POST",
      headers: { ...json, Cookie: cookie },
      body: JSON.stringify({
        note: apiKey,
        rationale: apiKey,
        person: { name: apiKey, role: apiKey, relation: apiKey },
      }),
    })),
    ...[
      `/api/v3/api_keys/${apiKey}`,
      `/api/${apiKey}`,
      `/api/audit?account=${apiKey}`,
      `/api/reviews?account=${apiKey}`,
      `/api/reviews/${apiKey}`,
      `/api/reviews/${"A".repeat(22)}/decisions?after=${apiKey}`,
      `/api/v3/subusers?limit=${apiKey}`,
      `/keys?q=${apiKey}`,
      `/keys/${apiKey}`,
      `/who-can?can=${apiKey.replaceAll(".", "%252e")}`,
      `/sign-in?next=${encodeURIComponent(`/keys?q=${apiKey}`)}`,
    ].map((path) => ({ path, headers: { Cookie: cookie } })),
    ...[
      "Authorization",
      "on-behalf-of",
      "Cookie",
      "X-Forwarded-For",
      "Origin",
      "Sec-Fetch-Site",
    ].map((name) => ({
      path: "/api/v3/scopes",
      headers: { Cookie: cookie, [name]: name === "Authorization" ? `Bearer ${apiKey}` : apiKey },
    })),
    // Cut at 200 characters on its way to the log, at any position within the key.
    ...Array.from({ length: 70 }, (_, place) => ({
      path: `/api/${"x".repeat(199 - 5 - place)}${apiKey}`,
      headers: { Cookie: cookie },
    })),
  ];
}
