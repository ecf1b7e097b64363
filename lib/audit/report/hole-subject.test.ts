import { expect, it } from "vitest";
import { holeSubject } from "./hole-subject";

it.each([
  ["subuser:", null, "the list of subusers"],
  ["account-id:", null, "the list of customer accounts"],
  ["subuser:a", null, "all keys of subuser:a"],
  ["self", "k", "k of self"],
])("%s %s is %s", (account, api_key_id, words) => {
  expect(holeSubject({ account, api_key_id, code: "", status: null, message: "" })).toBe(words);
});
