import { gzipSync } from "node:zlib";
import type { Reply } from "../reply";

const DEPTH = 100_000;
const BOMB_MB = 100;

/** An answer that says 200 and holds nothing. */
export function empty(answer: Reply, status: 200 | 204): Reply {
  return { ...answer, status, body: "" };
}

/** A 200 whose JSON is the one value that is neither an object nor a list. */
export function nullBody(answer: Reply): Reply {
  return { ...answer, body: "null" };
}

/** The true answer after a byte order mark. */
export function withByteOrderMark(answer: Reply): Reply {
  return { ...answer, body: `\ufeff${answer.body.toString()}` };
}

/** The true answer with `__proto__` and `constructor` fields in its objects, which must not reach a prototype. */
export function withProtoKey(answer: Reply): Reply {
  const poison = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
  return { ...answer, body: answer.body.toString().replaceAll(/\{(?=")/g, `{${poison}`) };
}

/** JSON that parses, and overflows the stack of whoever walks it. */
export function deepJson(answer: Reply): Reply {
  return { ...answer, body: `${'{"result":['.repeat(DEPTH)}${"]}".repeat(DEPTH)}` };
}

/** The true answer, compressed six times over. */
export function stackedEncodings(answer: Reply): Reply {
  const times = Array.from({ length: 6 }, () => "gzip");
  return {
    ...answer,
    headers: { ...answer.headers, "Content-Encoding": times.join(", ") },
    body: times.reduce<Buffer>((body) => gzipSync(body), Buffer.from(answer.body)),
  };
}

let bomb: Buffer | undefined;

/** About 100 kB on the wire, 100 MB of JSON string once unpacked. */
export function gzipBomb(answer: Reply): Reply {
  // Gzip members may follow each other: one of a megabyte, repeated, spares this process the 100.
  bomb ??= Buffer.concat([
    gzipSync('{"result":"'),
    ...Array.from({ length: BOMB_MB }, () => MEGABYTE),
    gzipSync('"}'),
  ]);
  return { ...answer, headers: { ...answer.headers, "Content-Encoding": "gzip" }, body: bomb };
}

const MEGABYTE = gzipSync(Buffer.alloc(1024 * 1024, "a"));
