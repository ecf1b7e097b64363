import { expect, test } from "vitest";
import { ownerOf } from "./credential";

const KEY = `SG.${"i".repeat(22)}.${"s".repeat(43)}`;

test("an owner is one key on one network, and says nothing of the key", () => {
  const owner = ownerOf(KEY, "sendgrid");
  expect(owner).toBe(ownerOf(KEY, "sendgrid"));
  expect(owner).not.toBe(ownerOf(KEY, "sandbox"));
  // The public id is the same: only the secret differs.
  expect(owner).not.toBe(ownerOf(`${KEY.slice(0, -1)}t`, "sendgrid"));
  expect(owner).toMatch(/^[\w-]{22}$/);
  expect(owner).not.toMatch(/iii|sss/);
});
