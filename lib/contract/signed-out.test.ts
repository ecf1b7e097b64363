import { expect, test } from "vitest";
import { ERROR_STATUS } from "./errors";
import { isSignedOut, signInHref } from "./signed-out";

test("every 401 is answered by signing in, and nothing else is", () => {
  for (const [code, status] of Object.entries(ERROR_STATUS)) {
    expect(isSignedOut(code), code).toBe(status === 401);
  }
  expect(isSignedOut(undefined)).toBe(false);
});

test("the page hears why, and where to go on", () => {
  const href = signInHref({ next: "/keys?q=a b&sort=name", reason: "key_rejected" });
  const { pathname, searchParams } = new URL(href, "https://app.test");
  expect(pathname).toBe("/sign-in");
  expect(Object.fromEntries(searchParams)).toEqual({
    next: "/keys?q=a b&sort=name",
    reason: "key_rejected",
  });
  expect(signInHref({ next: "/" })).toBe("/sign-in?next=%2F");
  expect(signInHref({ reason: "signed_out" })).toBe("/sign-in?reason=signed_out");
});
