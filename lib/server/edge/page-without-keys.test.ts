import { expect, it } from "vitest";
import { respondElsewhere } from "../api/respond";
import { pageWithoutKeys } from "./page-without-keys";

const ID = "abcdefghijklmnopqrst-_";
const KEY = `SG.${ID}.${"Zk9Qw3Vt".repeat(6).slice(0, 43)}`;

it("a page that is asked for with a key in its address is at another, without", () => {
  expect(pageWithoutKeys(`/keys?q=${KEY}&sort=name`)).toBe(`/keys?q=${ID}&sort=name`);
  expect(pageWithoutKeys(`/keys/${KEY.replaceAll(".", "%252e")}`)).toBe(`/keys/${ID}`);
  expect(pageWithoutKeys(`/keys?q=${ID}`)).toBeNull();
  expect(pageWithoutKeys("/")).toBeNull();
  expect(pageWithoutKeys(undefined)).toBeNull();
});

it("an answer can lead to it, though a secret was cut off", () => {
  const path = pageWithoutKeys(`/keys/SG.${ID}.Zk9`) ?? "";
  expect(respondElsewhere(path).headers.get("location")).toBe(path);
});

it("what is no page has no other address", () => {
  for (const path of [`/api/v3/api_keys/${KEY}`, `/_next/static/${KEY}`, `/healthz?${KEY}`]) {
    expect(pageWithoutKeys(path)).toBeNull();
  }
});

it("leads to no other host", () => {
  for (const slashes of ["//", "/\\\\", "////", "/\\/"]) {
    const path = pageWithoutKeys(`${slashes}evil.test/${KEY}`) ?? "";
    expect(new URL(path, "https://app.test/").origin).toBe("https://app.test");
  }
});
