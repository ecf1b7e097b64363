import { describe, expect, test } from "vitest";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/errors";
import { HELP } from "@/lib/contract/help";
import { SendGridError, type SendGridFailure } from "@/lib/sendgrid/error";
import { respondFailure } from "../api/respond";
import { ApiFailure } from "./api-failure";
import { failureOf } from "./failure-of";
import { StoreUnavailable } from "./store-unavailable";

const KINDS: Record<SendGridFailure, ErrorCode> = {
  rejected: "key_rejected",
  forbidden: "access_forbidden",
  not_found: "not_found",
  rate_limited: "rate_limited",
  failed: "upstream_failed",
  unreadable: "upstream_unreadable",
  timeout: "upstream_timeout",
};

test.each(Object.entries(KINDS))("SendGrid's %s is %s", (kind, code) => {
  const error = new SendGridError(kind as SendGridFailure, "/v3/api_keys");
  expect(failureOf(error).code).toBe(code);
});

describe("403", () => {
  test.each([
    ["/v3/api_keys", "api_keys.read"],
    ["/v3/api_keys/some-id", "api_keys.read"],
    ["/v3/subusers", "subusers.read"],
    ["/v3/user/username", "user.username.read"],
  ])("of %s names %s", (path, scope) => {
    expect(failureOf(new SendGridError("forbidden", path)).message).toContain(scope);
  });

  test("of anything else names none", () => {
    const { message } = failureOf(new SendGridError("forbidden", "/v3/partners/accounts"));
    expect(message).not.toMatch(/\w\.read/);
  });

  test("after both hosts were asked tells what each said, and nothing where one said nothing", () => {
    const statuses = { global: 403, eu: null };
    const error = new SendGridError("forbidden", "/v3/api_keys", { statuses });
    const failure = failureOf(error);
    expect(failure.message).toContain("global host: 403, EU host: no answer");
    expect(failure.details.help).toBe(HELP.access_forbidden);
    expect(failure.details.help).toContain("on behalf of a subuser or customer account.");
  });
});

test.each([
  "certificate not trusted",
  "name not found",
  "connection refused",
  "host not reached",
  "TLS failed",
  "proxy refused",
] as const)("without a connection, the cause is told with the host: %s", (cause) => {
  const connection = { cause, host: "api.sendgrid.com" };
  const { code, message, details } = failureOf(
    new SendGridError("failed", "/v3/scopes", { connection }),
  );
  expect(code).toBe("upstream_failed");
  expect(message).toBe(`This server cannot connect to api.sendgrid.com: ${cause}.`);
  expect(details.help).not.toContain("status page");
});

test("a proxy that never answered is told with a timeout, and not as SendGrid's silence", () => {
  const connection = { cause: "proxy not answering", host: "api.sendgrid.com" } as const;
  const { code, message, details } = failureOf(
    new SendGridError("timeout", "/v3/scopes", { connection }),
  );
  expect(code).toBe("upstream_timeout");
  expect(message).toBe("This server cannot connect to api.sendgrid.com: proxy not answering.");
  expect(details.help).toContain("HTTPS_PROXY");
});

test("a connection that was lost is no connection that cannot be made", () => {
  const connection = { cause: "connection lost", host: "api.sendgrid.com" } as const;
  const { code, message } = failureOf(new SendGridError("failed", "/v3/scopes", { connection }));
  expect(code).toBe("upstream_failed");
  expect(message).toBe("This server cannot read from api.sendgrid.com: connection lost.");
});

test.each([
  [2_100, "3"],
  [1, "1"],
  [null, "60"],
])("429 that ends in %s ms says so in whole seconds", (retryAfterMs, seconds) => {
  const details = retryAfterMs === null ? {} : { retryAfterMs };
  const response = respondFailure(failureOf(new SendGridError("rate_limited", "/v3/x", details)));
  expect(response.status).toBe(429);
  expect(response.headers.get("Retry-After")).toBe(seconds);
});

test("a store that is away is 503, with when to come back", () => {
  const response = respondFailure(failureOf(new StoreUnavailable(new Error("away"))));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
});

test("our own failure passes as it is", () => {
  const own = new ApiFailure("cross_origin", "No.");
  expect(failureOf(own)).toBe(own);
});

test.each([
  new TypeError('Headers.append: "Bearer SG.secret" is an invalid header value.'),
  "a string",
  null,
  undefined,
  { api_key: "SG.secret" },
])("anything else is a defect that says nothing about itself", async (thrown) => {
  const response = respondFailure(failureOf(thrown));
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain('"code":"internal"');
  expect(text).not.toContain("secret");
});

test("every code answers with its own status in SendGrid's envelope, and nobody keeps it", async () => {
  for (const [code, status] of Object.entries(ERROR_STATUS)) {
    const response = respondFailure(
      new ApiFailure(code as ErrorCode, "message", { field: "f", help: "h" }),
    );
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [{ message: "message", field: "f", code, help: "h" }],
    });
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect(response.headers.get("Vary")).toBe("Cookie");
  }
});
