/**
 * A JSON object of some fields and of `keys`, each on one line: 20,000 keys with one scope per line would take 160 MB,
 * mostly whitespace.
 */
export function jsonOfKeys(head: object, keys: readonly unknown[]): string {
  const fields = Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  const lines = keys.map((key) => JSON.stringify(key)).join(",\n");
  return `{\n${fields.join(",\n")},\n"keys": [\n${lines}\n]\n}\n`;
}
