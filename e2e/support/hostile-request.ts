import fc from "fast-check";
import { everyRoute } from "./every-route";
import type { Sent } from "./send-bytes";

/** Fragments that tend to break out of whatever contains them. */
const PIECES = [
  "..",
  ".",
  "/",
  "//",
  "\\",
  "%2e%2e%2f",
  "%252e%252e%252f",
  "..;/",
  "%5c",
  "%c0%af",
  "\u2215",
  "．．／",
  "\0",
  "%00",
  "\u200b",
  "\u2028",
  "\u202e",
  "\u0085",
  "\u00a0",
  "\ufeff",
  "é",
  "📮",
  "%ud800",
  "\ud800",
  "%ED%A0%80",
  "%ff",
  "%0d%0aX-Injected: 1",
  "%0aSet-Cookie: a=b",
  "\tX-Injected: 1",
  "#",
  "?",
  "&",
  "=",
  ";",
  ":",
  "@",
  ",",
  "__proto__",
  "constructor",
  "prototype[x]",
  "toString",
  "then",
  "hasOwnProperty",
  "$ne",
  "null",
  "undefined",
  "' OR 1=1--",
  "1;DROP TABLE session",
  "`id`",
  "$(id)",
  "#{7*7}",
  "{{7*7}}",
  "%s%n",
  "../../etc/passwd",
  "<script>",
  '"><img src=x onerror=1>',
  "javascript:1",
  "http://evil.example",
  "169.254.169.254",
  "file:///",
  "self",
  "all",
  "subuser:",
  "account-id:",
  "account-id ",
  "*",
  "SG.",
  "0",
  "-1",
  "1e9",
  "9".repeat(30),
  "NaN",
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 100, max: 9_000 }).map((length) => "A".repeat(length)),
  },
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));

/** Encodes only the bytes that would end the line or the word: the server must refuse everything else as it is. */
const inLine = (text: string) => text.replace(/[\r\n ]/g, (char) => encodeURIComponent(char));
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());
const everyByte = (text: string) => Buffer.from(text).toString("hex").replace(/../g, "%$&");

/** Hostile text for use in an address. */
const inAddress = fc
  .tuple(
    hostile,
    fc.constantFrom(inLine, encoded, encoded, everyByte, (text: string) => encoded(encoded(text))),
  )
  .map(([text, write]) => write(text));

const READS = [
  "/api/v3/api_keys",
  "/api/v3/scopes",
  "/api/v3/subusers",
  "/api/v3/partners/accounts",
  "/api/last-mail",
];
const CHANGES = ["/api/session", "/api/audit", "/api/last-mail"];
const { pages: PAGES } = everyRoute("unknown");
const PARAMETERS = [
  "limit",
  "offset",
  "username",
  "account",
  "on-behalf-of",
  "q",
  "sort",
  "key",
  "__proto__",
];
const METHODS = [
  "OPTIONS",
  "PROPFIND",
  "TRACE",
  "PUT",
  "PATCH",
  "get",
  "G\0T",
  "HEAD",
  "X".repeat(99),
];

const path = fc.constantFrom(...READS);
const query = fc
  .array(fc.tuple(fc.constantFrom(...PARAMETERS), inAddress), { minLength: 1, maxLength: 3 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&"));
const headerName = fc.constantFrom(
  "Host",
  "Accept",
  "Content-Type",
  "Origin",
  "Referer",
  "X-Forwarded-Host",
  "X-Forwarded-For",
  "Range",
  "X-HTTP-Method-Override",
  "Accept-Encoding",
  "Cookie2",
  "If-None-Match",
  "Expect",
  "Authorization",
  "RSC",
);
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .record({ api_key: hostile, region: hostile }, { requiredKeys: ["api_key"] })
    .map((it) => JSON.stringify(it)),
  fc
    .record({ account: hostile, action: fc.oneof(hostile, fc.constant("retry")) })
    .map((it) => JSON.stringify(it)),
  hostile.map((text) => `{"__proto__":{"admin":true},"api_key":${JSON.stringify(text)}}`),
  hostile,
);
const contentType = fc.oneof(
  { weight: 5, arbitrary: fc.constant("application/json") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "text/plain",
      "application/json;charset=utf-7",
      "multipart/form-data",
      "",
    ),
  },
  { weight: 1, arbitrary: hostile.map(inLine) },
);

/**
 * Hostile requests for every input of the app.
 * @param cookie of a live session, so that whatever passes the checks would reach SendGrid
 */
export function hostileRequest(origin: string, cookie: string): fc.Arbitrary<Sent> {
  const signedIn = { Cookie: cookie };
  const own = { ...signedIn, Origin: origin };
  const requests: [weight: number, arbitrary: fc.Arbitrary<Sent>][] = [
    [20, inAddress.map((id) => ({ path: `/api/v3/api_keys/${id}`, headers: signedIn }))],
    [20, fc.tuple(path, query).map(([at, q]) => ({ path: `${at}?${q}`, headers: signedIn }))],
    [4, query.map((q) => ({ path: `/api/audit?${q}`, headers: signedIn }))],
    [
      16,
      fc.tuple(path, hostile).map(([at, name]) => ({
        path: at,
        headers: { ...signedIn, "on-behalf-of": name.replace(/[\r\n]/g, "") },
      })),
    ],
    [
      8,
      fc.tuple(path, hostile, fc.nat(400)).map(([at, text, place]) => ({
        path: at,
        headers: { Cookie: inLine(cookie.slice(0, place) + text + cookie.slice(place)) },
      })),
    ],
    [
      16,
      fc.tuple(fc.constantFrom(...CHANGES), json, contentType).map(([at, body, type]) => ({
        path: at,
        method: "POST",
        headers: { ...own, "Content-Type": type },
        body,
      })),
    ],
    [
      8,
      fc
        .tuple(path, headerName, hostile)
        .map(([at, name, value]) => ({ path: at, headers: { ...signedIn, [name]: value } })),
    ],
    [
      4,
      fc
        .tuple(path, fc.constantFrom(...METHODS))
        .map(([at, method]) => ({ path: at, method, headers: own })),
    ],
    [4, inAddress.map((target) => ({ path: target, headers: signedIn }))],
    [4, inAddress.map((rest) => ({ path: `/api/${rest}`, headers: signedIn }))],
    [2, inAddress.map((next) => ({ path: `/sign-in?next=${next}` }))],
    [
      2,
      fc
        .tuple(fc.constantFrom(...PAGES), query)
        .map(([at, q]) => ({ path: `${at}?${q}`, headers: signedIn })),
    ],
    [2, inAddress.map((id) => ({ path: `/keys/${id}`, headers: signedIn }))],
  ];
  return fc.oneof(...requests.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}
