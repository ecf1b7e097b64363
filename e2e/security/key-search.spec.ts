import { expect, test } from "@playwright/test";
import { findKey } from "../support/key-search";

test("the search finds a key in every form, whole or in part, wherever it begins", () => {
  const secret = "zQ7-k3_Vx9Lw5RtY1mN8bC4hJ2gD6sF0pA-eU_iOqTx";
  const apiKey = `SG.${"i".repeat(22)}.${secret}`;
  const upper = (text: string) => text.toUpperCase();
  const unit = (char: string, prefix: string, width: number) =>
    prefix + char.charCodeAt(0).toString(16).padStart(width, "0");
  const forms: Record<string, ((text: string) => string)[]> = {
    plain: [(text) => text],
    reversed: [(text) => Array.from(text).reverse().join("")],
    hex: [
      (text) => Buffer.from(text).toString("hex"),
      (text) => upper(Buffer.from(text).toString("hex")),
    ],
    base64: [
      (text) => Buffer.from(text).toString("base64"),
      (text) => Buffer.from(text).toString("base64url"),
    ],
    percent: [(text) => Array.from(text, (char) => unit(char, "%", 2)).join("")],
    unicode: [(text) => Array.from(text, (char) => unit(char, "\\u", 4)).join("")],
    "utf-16": [(text) => Buffer.from(text, "utf16le").toString("latin1")],
  };
  for (const [form, writers] of Object.entries(forms)) {
    for (const write of writers) {
      for (let from = 0; from + 12 <= secret.length; from += 1) {
        // Base64 needs three more characters on either side to contain twelve whole ones at any alignment.
        const text = `${"x".repeat(from % 3)}, ${secret.slice(from, from + 12)}, y`;
        expect(findKey(apiKey, `before ${write(text)} after`), `${form} of ${text}`).toContain(
          form,
        );
      }
    }
  }
  expect(
    findKey(apiKey, `SG.${"i".repeat(22)}. ${secret.slice(0, 11)} ${secret.slice(-11)}`),
  ).toEqual([]);
});
