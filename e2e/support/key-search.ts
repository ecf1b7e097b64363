/** Long enough that no text has it by chance, short enough that a part of the key is found too. */
const SLICE = 12;

const slices = (text: string) =>
  Array.from({ length: text.length - SLICE + 1 }, (_, at) => text.slice(at, at + SLICE));

/** Base64 of a text depends on where in a larger text it begins: the three ways, without what its neighbours change. */
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
 * Finds an API key's secret part in a text, whole or in part, plain or encoded: base64 at each alignment, hex,
 * percent, JSON escapes, UTF-16, backwards.
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
