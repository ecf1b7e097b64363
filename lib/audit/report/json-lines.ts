/**
 * A JSON object of some fields and of `keys`, each on one line: twenty thousand keys with each scope on a line of its own
 * would be 160 MB, most of it blanks.
 */
export function jsonOfKeys(head: object, keys: readonly unknown[]): string {
  const fields = Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  const lines = keys.map((key) => JSON.stringify(key)).join(",\n");
  return `{\n${fields.join(",\n")},\n"keys": [\n${lines}\n]\n}\n`;
}
