import { expect, test } from "vitest";
import { isApiKeyId, isMissingApiKeyId, missingApiKeyId } from "./api-key-id";

test("an id is 1 to 64 letters, digits, - and _, and nothing that could be another path", () => {
  for (const id of ["a", "aZ09-_", "a".repeat(22), "a".repeat(64)])
    expect(isApiKeyId(id)).toBe(true);
  for (const id of ["", "..", "a/b", "a b", "é", " a", "a\n", "a".repeat(65), "%2e"]) {
    expect(isApiKeyId(id)).toBe(false);
  }
});

test("what stands for a missing id is none of SendGrid's, and is known again", () => {
  for (const nth of [0, 1, 12, 345]) {
    expect(missingApiKeyId(nth)).toBe(`?${nth}`);
    expect(isMissingApiKeyId(missingApiKeyId(nth))).toBe(true);
    expect(isApiKeyId(missingApiKeyId(nth))).toBe(false);
  }
  for (const id of ["?", "1", "?a", "a?1", "?1a"]) expect(isMissingApiKeyId(id)).toBe(false);
});
