import { expect, test } from "vitest";
import { isApiKeyId } from "./is-api-key-id";

test("an id is 1 to 64 letters, digits, - and _, and nothing that could be another path", () => {
  for (const id of ["a", "aZ09-_", "a".repeat(22), "a".repeat(64)])
    expect(isApiKeyId(id)).toBe(true);
  for (const id of ["", "..", "a/b", "a b", "é", " a", "a\n", "a".repeat(65), "%2e"]) {
    expect(isApiKeyId(id)).toBe(false);
  }
});
