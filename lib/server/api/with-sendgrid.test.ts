import { expect, test } from "vitest";
import { serverEnv } from "../testing/server-env";
import { sessionCookies } from "./with-sendgrid";

serverEnv();

const read = (cookie: string) => sessionCookies(new Request("http://x", { headers: { cookie } }));

test.each([
  ["a=1; __Host-key-audit=ticket; b=2", ["ticket"]],
  ["__Host-key-audit=ticket;a=1", ["ticket"]],
  ["__Host-key-audit=one; __Host-key-audit=one", ["one"]],
  ["__Host-key-audit=one; __Host-key-audit=two", ["one", "two"]],
  ["__Host-key-audit-x=one; x__Host-key-audit=two", []],
  ["", []],
])("the session cookies of %j", (cookie, values) => {
  expect(read(cookie)).toEqual(values);
});
