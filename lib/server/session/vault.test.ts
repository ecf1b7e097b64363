import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { openKey, sealKey } from "./vault";

const API_KEY = `SG.${"i".repeat(22)}.${"s".repeat(43)}`;
const secret = () => randomBytes(16).toString("base64url");

test("opens with the secret and the session it was sealed for, and shows nothing", () => {
  const own = secret();
  const sealed = sealKey(API_KEY, own, "session");
  expect(openKey(sealed, own, "session")).toBe(API_KEY);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("sss");
});

test("two seals of one key have nothing in common", () => {
  const own = secret();
  expect(sealKey(API_KEY, own, "session")).not.toBe(sealKey(API_KEY, own, "session"));
});

test("stays shut for another secret, another session, and a ciphertext changed at any byte", () => {
  const own = secret();
  const sealed = sealKey(API_KEY, own, "session");
  expect(openKey(sealed, secret(), "session")).toBeNull();
  expect(openKey(sealed, own, "another")).toBeNull();
  expect(openKey(sealed, "", "session")).toBeNull();
  const bytes = Buffer.from(sealed, "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openKey(changed.toString("base64url"), own, "session"), `byte ${at}`).toBeNull();
  }
  for (const cut of [0, 1, 12, 27, 28, bytes.length - 1]) {
    expect(openKey(bytes.subarray(0, cut).toString("base64url"), own, "session")).toBeNull();
  }
});

test("takes no shorter tag than it makes, which would be quicker to guess", () => {
  const own = secret();
  const nothing = Buffer.from(sealKey("", own, "session"), "base64url");
  expect(openKey(nothing.toString("base64url"), own, "session")).toBe("");
  for (const tag of [4, 8, 12, 15]) {
    const cut = nothing.subarray(0, 12 + tag).toString("base64url");
    expect(openKey(cut, own, "session"), `${tag} bytes`).toBeNull();
  }
});

test("what an earlier release sealed opens still: an update signs nobody out", () => {
  const sealed =
    "LUmHMaYf9OM441axcCihxJb76_VmKAaa31J_sgFPhrJ3ce4KQ43soKYVxqYj43hZZ3GAJ9OArJ-b6ox4p5_BNHXL0EGbrEN9aEYL-Bh2QPwpYN-eLvWDpMNhMhzSOnyWC9Q";
  const secret = "AAECAwQFBgcICQoLDA0ODw";
  expect(openKey(sealed, secret, "a session")).toBe(`SG.${"i".repeat(22)}.é${"s".repeat(42)}`);
});
