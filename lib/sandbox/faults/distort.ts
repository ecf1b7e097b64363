import { gzipSync } from "node:zlib";
import { json, type Reply } from "../reply";
import type { ContentFault } from "./fault";
import { page } from "./page";

const DEPTH = 100_000;
const BOMB_MB = 100;
const MEGABYTE = gzipSync(Buffer.alloc(1024 * 1024, "a"));
const POISON = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';

let bomb: Buffer | undefined;

const encoded = (answer: Reply, encoding: string, body: Buffer): Reply => ({
  ...answer,
  headers: { ...answer.headers, "Content-Encoding": encoding },
  body,
});

/** The answers with wrong content, made from the true answer. */
export const contentFaults = {
  /** A web page with status 200, like a captive portal's. */
  html: () => page(200, "Welcome"),
  "empty-200": (answer) => ({ ...answer, body: "" }),
  "no-content-204": (answer) => ({ ...answer, status: 204, body: "" }),
  /** A 200 whose JSON is null, which is neither an object nor a list. */
  null: (answer) => ({ ...answer, body: "null" }),
  /** JSON with SendGrid's field names and other types. */
  "wrong-shape": () => json(200, { result: "42", scopes: { "0": "mail.send" } }),
  /** The true answer after a byte order mark. */
  bom: (answer) => ({ ...answer, body: `\ufeff${answer.body.toString()}` }),
  /** The true answer with `__proto__` and `constructor` fields in its objects, which must not reach a prototype. */
  "proto-key": (answer) => {
    return { ...answer, body: answer.body.toString().replaceAll(/\{(?=")/g, `{${POISON}`) };
  },
  /** Valid JSON that overflows the stack of any recursive walk. */
  "deep-json": (answer) => {
    return { ...answer, body: `${'{"result":['.repeat(DEPTH)}${"]}".repeat(DEPTH)}` };
  },
  /** The true answer, compressed six times. */
  "stacked-encodings": (answer) => {
    const times = Array.from({ length: 6 }, () => "gzip");
    const body = times.reduce<Buffer>((packed) => gzipSync(packed), Buffer.from(answer.body));
    return encoded(answer, times.join(", "), body);
  },
  /** About 100 kB on the wire, 100 MB of JSON string once unpacked. */
  "gzip-bomb": (answer) => {
    // Gzip members may be concatenated: repeating one of a megabyte saves this process the 100 MB.
    bomb ??= Buffer.concat([
      gzipSync('{"result":"'),
      ...Array.from({ length: BOMB_MB }, () => MEGABYTE),
      gzipSync('"}'),
    ]);
    return encoded(answer, "gzip", bomb);
  },
} satisfies Record<ContentFault["kind"], (answer: Reply) => Reply>;
