import "server-only";
import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { isNamed } from "@/lib/audit/named";
import { isTrusted } from "./client-address";

type Asked = Pick<IncomingMessage, "headersDistinct"> & {
  socket: Pick<IncomingMessage["socket"], "remoteAddress">;
};

const MAX_LENGTH = 200;
/**
 * Control, format and unassigned characters; commas, since a proxy that adds to what a browser sent writes "theirs, its";
 * braces, since some versions of Caddy send the name of the field where nobody is named.
 */
const NO_NAME = /[\p{C},{}]/u;

/**
 * Whom the proxy that this request came through says it is from; null: nobody. The header is believed only of the peer
 * of the socket itself, which is what nobody can make up, and only where it comes once: a second one is the browser's.
 */
export function namedPerson(
  { headersDistinct, socket }: Asked,
  { identityHeader, trustedProxy }: { identityHeader: string | null; trustedProxy: BlockList },
): string | null {
  if (identityHeader === null || !isTrusted(trustedProxy, socket.remoteAddress)) return null;
  const [value, ...others] = headersDistinct[identityHeader.toLowerCase()] ?? [];
  if (value === undefined || others.length > 0) return null;
  const name = decoded(value)?.trim() ?? "";
  const isName = name.length <= MAX_LENGTH && !NO_NAME.test(name) && isNamed({ name });
  return isName ? name : null;
}

/** Node hands over each byte as a character; names are UTF-8. Null: these bytes are none. */
function decoded(value: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return null;
  }
}
