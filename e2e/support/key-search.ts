/** Long enough never to match by chance, short enough to find part of a key. */
const SLICE = 12;

const slices = (text: string) =>
  Array.from({ length: text.length - SLICE + 1 }, (_, at) => text.slice(at, at + SLICE));

/**
 * The base64 of a text depends on its offset in the surrounding text: all three alignments, without the characters that
 * neighbors affect.
 */
function base64Forms(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.from("\0".repeat(before) + text).toString("base64");
    const inner = whole.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + text.length) * 8) / 6),
    );
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const unicode = (text: string) =>
  Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/**
 * Finds the secret part of an API key in a text, in full or in part, plain or encoded: base64 at each alignment, hex,
 * percent, JSON escapes, UTF-16, reversed.
 * @returns the forms that were found
 */
export function findKey(apiKey: string, text: string): string[] {
  const secret = apiKey.split(".")[2] ?? "";
  if (secret.length !== 43) throw new Error("This is not an API key.");
  const forms: Record<string, (part: string) => string[]> = {
    plain: (part) => [part],
    reversed: (part) => [Array.from(part).reverse().join("")],
    hex: (part) => [Buffer.from(part).toString("hex")],
    percent: (part) => [percent(part)],
    unicode: (part) => [unicode(part)],
    "utf-16": (part) => [Buffer.from(part, "utf16le").toString("latin1")],
    base64: base64Forms,
  };
  const lower = text.toLowerCase();
  return Object.entries(forms)
    .filter(([, form]) =>
      slices(secret)
        .flatMap(form)
        .some((needle) => text.includes(needle) || lower.includes(needle.toLowerCase())),
    )
    .map(([name]) => name);
}
