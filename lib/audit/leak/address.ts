import { MASK } from "./encoded-secrets";
import { keysAsIds } from "./without-secrets";

/**
 * Cuts key secrets out of an address of this app, leaving each key's id: addresses end up in history, logs and links.
 * @param address a path, with or without a query: returned as it is if there is nothing to cut
 */
export function addressWithoutKeys(address: string): string {
  const at = address.indexOf("?");
  if (at < 0) return withoutKeysAsIs(address);
  const path = withoutKeysAsIs(address.slice(0, at));
  const query = address.slice(at + 1);
  const parameters = [...new URLSearchParams(query)];
  // In a parameter that is an address itself, a plus is still a blank.
  const cut = parameters.map((pair) => pair.map((text) => withoutKeys(text)));
  const isClean = cut.every((pair, index) =>
    pair.every((text, of) => text === parameters[index]?.[of]),
  );
  return `${path}?${isClean ? withoutKeysAsIs(query) : new URLSearchParams(cut)}`;
}

// The mask is outside ASCII, so a header can't carry it, and it couldn't lead to the address anyway.
function withoutKeysAsIs(encoded: string): string {
  const cut = keysAsIds(encoded);
  return cut === encoded ? encoded : cut.replaceAll(MASK, encodeURIComponent(MASK));
}

function withoutKeys(text: string): string {
  const blanks = text.replaceAll("+", " ");
  const cut = keysAsIds(blanks);
  return cut === blanks ? text : cut;
}
