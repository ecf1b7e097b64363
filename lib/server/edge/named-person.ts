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
 * Control, format and unassigned characters; commas, since a proxy that appends to a browser's header writes "theirs,
 * its"; braces, since some versions of Caddy send the field's name when they know nobody.
 */
const NO_NAME = /[\p{C},{}]/u;

/**
 * The person that the proxy says a request is from; null: nobody. Trusts the header only from the socket's own peer,
 * which can't be forged, and only if it appears once: a second one is the browser's.
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

/** Node returns each byte as a character; names are UTF-8. Null: these bytes are not. */
function decoded(value: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return null;
  }
}
