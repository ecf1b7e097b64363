import "server-only";

/** This machine's own names, as a setting and as a URL writes them. */
export const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/** Whether traffic to a URL never crosses a network in the clear: https, or http to a loopback host. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
}
