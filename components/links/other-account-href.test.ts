import { expect, test } from "vitest";
import { OWN_ACCOUNT } from "@/lib/audit/account";
import { otherAccountHref } from "./other-account-href";

test("another account's page keeps the order and the filter, and nothing that was chosen in this one", () => {
  const params = new URLSearchParams(
    "sort=name&q=ci&key=self/x&account=subuser:a&a=1&b=2&pick=3&on-behalf-of=a",
  );
  expect(otherAccountHref("/keys", params, "b c")).toBe("/keys?sort=name&q=ci&on-behalf-of=b+c");
  expect(otherAccountHref("/keys", params, OWN_ACCOUNT)).toBe("/keys?sort=name&q=ci&on-behalf-of=");
  expect(otherAccountHref("/keys/abc", params, OWN_ACCOUNT)).toBe("/keys?on-behalf-of=");
});
