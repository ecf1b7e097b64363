import { expect, test } from "vitest";
import { refusalOf } from "./refusals";

const asked = (url: string, method = "GET") =>
  refusalOf({ url, method, headers: { host: "x" }, httpVersion: "1.1" });

test.each([
  "/_next/static/../../keys",
  "/_next/static/..",
  "/_next/static/%2e%2e/%2E./api/v3/api_keys",
  "/_next/static/..\\..\\keys",
  "/_next/static/..%2f..%5ckeys",
  "/api/./session",
  "/api/../keys?next=/",
])("%j goes up, and so nowhere, whatever the method", (url) => {
  for (const method of ["GET", "POST", "PUT"])
    expect(asked(url, method)).toMatchObject({ code: "invalid_input" });
});

test.each(["/", "/keys/..a", "/keys/...", "/keys?next=/../x", "/a.b/.well-known/x"])(
  "%j does not",
  (url) => {
    expect(asked(url)).toBeNull();
  },
);

test("a page is read, never written to, and every request of HTTP/1.1 names its host", () => {
  expect(asked("/keys", "POST")).toMatchObject({ code: "method_not_allowed" });
  expect(asked("/api/session", "POST")).toBeNull();
  expect(asked("/keys", "OPTIONS")).toMatchObject({ code: "method_not_allowed" });
  expect(asked("/", "OPTIONS")).toBeNull();
  const bare = { url: "/", method: "GET", headers: {} };
  expect(refusalOf({ ...bare, httpVersion: "1.1" })).toMatchObject({ code: "invalid_input" });
  expect(refusalOf({ ...bare, httpVersion: "1.0" })).toBeNull();
});
