import { expect, test } from "vitest";
import { serverEnv } from "../testing/server-env";
import { sessionCookie } from "./with-sendgrid";

serverEnv();

const read = (cookie: string) => sessionCookie(new Request("http://x", { headers: { cookie } }));

test.each([
  ["a=1; __Host-key-audit=ticket; b=2", "ticket"],
  ["__Host-key-audit=ticket;a=1", "ticket"],
  ["__Host-key-audit=one; __Host-key-audit=one", "one"],
  ["__Host-key-audit=one; __Host-key-audit=two", undefined],
  ["__Host-key-audit-x=one; x__Host-key-audit=two", undefined],
  ["", undefined],
])("the session cookie of %j", (cookie, value) => {
  expect(read(cookie)).toBe(value);
});
