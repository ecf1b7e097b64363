import { plainText } from "./plain-text";

/** A pasted key and its public part, or a sentence that says what is wrong with it. */
export type PastedApiKey =
  | { ok: true; api_key: string; api_key_id: string }
  | { ok: false; problem: string };

const LENGTH = 69;
// A line break inside a key comes from a terminal or a mail. A character of a key's alphabet after it makes it another
// text.
const API_KEY =
  /S\n?G\n?\.((?:\n?[A-Za-z0-9_-]){22})\n?\.((?:\n?[A-Za-z0-9_-]){43})(?!\.?(?!SG\.)[A-Za-z0-9_-])/g;
/** Searches whole files for their one key, but explains other problems only for shorter text. */
const MOST = 65_536;
const MOST_TO_EXPLAIN = 4_096;

// What people copy along with a key: an assignment, a header, quotes, the end of a line of code.
const BEFORE = [
  /^\$env:/i,
  /^(?:export|set|const|let)\s+/i,
  /^[A-Za-z_]\w*["'`]?\s*[=:]\s*/,
  /^bearer\s+/i,
  /^["'`]/,
];
const AFTER = /["'`;,\s]/;

const OTHER_SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^(?:key-)?[0-9a-f]{32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?$/, "a Mailgun key"],
  [/^(?:sk|pk|rk)_(?:live|test)_|^whsec_/, "a Stripe key"],
  [/^[0-9a-f]{32}-us\d+$/, "a Mailchimp key"],
  [/^(?:AC|SK)[0-9a-f]{32}$/, "a Twilio account or API key SID"],
  [/^x(?:keysib|smtpsib)-/, "a Brevo key"],
  [/^re_\w{20,}$/, "a Resend key"],
  [/^(?:AKIA|ASIA)[A-Z0-9]{16}$/, "an AWS access key id"],
];

// One character at a time: /[…]+$/ would restart at each character of a run that is not at the end, for seconds.
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && AFTER.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function unwrap(pasted: string): string {
  let text = pasted.trim();
  for (let before = ""; before !== text; ) {
    before = text;
    text = withoutEnd(text);
    for (const wrapper of BEFORE) text = text.replace(wrapper, "");
  }
  return text;
}

// Not printable ASCII: catches the zero-width and look-alike characters that copying from a page can bring.
const FOREIGN_CHARACTER = /[^!-~]/;

function whatIsWrong(text: string): string {
  if (text === "") return "Paste a SendGrid API key: 69 characters that start with SG.";
  if (/[•●∙·*…]|\.{3}/.test(text)) {
    return "Part of this key is masked. SendGrid shows a key in full only once, when it’s created. Use the copy you kept, or create a new key.";
  }
  if (/\s/.test(text)) {
    return "There’s a space or a line break in it. Paste one key, in one piece.";
  }
  if (FOREIGN_CHARACTER.test(text)) {
    return "There is an invisible or non-ASCII character in it. Copy the key again from where it was stored as plain text.";
  }
  const other = OTHER_SERVICES.find(([looks]) => looks.test(text));
  if (other) return `This looks like ${other[1]}, not a SendGrid API key, which starts with SG.`;
  if (/^(?:SG\.)?[\w-]{22}\.?$/.test(text)) {
    return "This is only the API key’s ID, its middle part. The key itself has 69 characters, and SendGrid shows it only once, when it’s created.";
  }
  if (/^[\w-]{22}\.[\w-]{43}$/.test(text)) return "SG. is missing at the start.";
  if (/^sg\./i.test(text) && !text.startsWith("SG.")) {
    return "A SendGrid API key starts with SG. in capitals, and the rest is case-sensitive too. Copy it again exactly.";
  }
  if (!text.startsWith("SG.")) return "A SendGrid API key starts with SG., and this doesn’t.";
  if (text.length < LENGTH) {
    return `It is too short: ${text.length} of ${LENGTH} characters. The end is probably missing.`;
  }
  if (text.length > LENGTH) {
    return `It is too long: ${text.length} characters, where a key has ${LENGTH}. Something else was copied with it.`;
  }
  if (/[^\w.-]/.test(text)) {
    return "It has a character that SendGrid API keys don’t use. They use only letters, digits, - and _.";
  }
  return "The dots are in the wrong place: a key is SG. and 22 characters, a dot, and 43 characters.";
}

/**
 * Finds the one whole SendGrid API key in pasted text, whatever surrounds it: a header, a line of code, a file. It
 * undoes escapes, skips invisible characters and joins lines.
 * A key is `SG.`, 22 characters that are its api_key_id, a dot, and 43 more, all base64url.
 */
export function readPastedApiKey(pasted: string): PastedApiKey {
  const matches = pasted.length > MOST ? [] : plainText(pasted, true).text.matchAll(API_KEY);
  const whole = (match: RegExpExecArray) => match[0].replaceAll("\n", "");
  // A key that appears twice, as in two lines of a file, counts once.
  const [found, ...more] = new Map([...matches].map((match) => [whole(match), match])).values();
  if (more.length > 0) {
    const problem = `There are ${more.length + 1} keys in it. Paste only the one to sign in with.`;
    return { ok: false, problem };
  }
  if (found !== undefined) {
    const [, api_key_id = "", secret = ""] = found.map((part) => part.replaceAll("\n", ""));
    return { ok: true, api_key: `SG.${api_key_id}.${secret}`, api_key_id };
  }
  // No problem ever repeats the pasted text, which may be a secret.
  if (pasted.length > MOST_TO_EXPLAIN) {
    const problem = `It is too long: ${pasted.length} characters, where a key has ${LENGTH}.`;
    return { ok: false, problem };
  }
  return { ok: false, problem: whatIsWrong(unwrap(pasted)) };
}
