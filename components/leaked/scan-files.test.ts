import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { brokenFile, tar, zipOf } from "@/lib/leak/testing/archives";
import { scanFiles } from "./scan-files";

const ID = "abcdefghijklmnopqrst-_";
const KEY = `SG.${ID}.${"Zk9Qw3Vt".repeat(6).slice(0, 43)}`;
const LOG = `${"2026-01-01 GET /v3/mail/send 202\n".repeat(5_000)}Authorization: Bearer ${KEY}\n`;
const never = new AbortController().signal;

type Part = string | Uint8Array | Buffer;
const bytes = (part: Part) =>
  typeof part === "string" ? new TextEncoder().encode(part) : new Uint8Array(part);

function scan(...parts: Part[]) {
  const files = parts.map((part, at) => new File([bytes(part)], `log-${at}`));
  return scanFiles(files, () => {}, never);
}
/** Which keys are in one file, and which parts were not searched. */
async function look(part: Part) {
  const found = await scan(part);
  return { keys: [...(found?.ids.keys() ?? [])], unread: found?.unread ?? [] };
}
const ALL = { keys: [ID], unread: [] };

describe("looking for keys in files", () => {
  it("finds them in text of every encoding that logs come in, and counts over files", async () => {
    const utf16le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LOG, "utf16le")]);
    const utf16be = Buffer.from(utf16le).swap16();
    expect(await scan(LOG, utf16le, utf16be, gzipSync(LOG))).toEqual({
      ids: new Map([[ID, 4]]),
      unread: [],
      unreadCount: 0,
    });
    const unmarked = [utf16le.subarray(2), utf16be.subarray(2), gzipSync(utf16le)];
    expect(await scan(...unmarked)).toMatchObject({ ids: new Map([[ID, 3]]), unread: [] });
    expect(await look(Buffer.from(`caf\xe9 ${KEY}`, "latin1"))).toEqual(ALL);
    expect(await look(`\x1b[01;31m${KEY}\x1b[0m\x07\f`)).toEqual(ALL);
  });

  it.each<[string, Part]>([
    ["a gzip", gzipSync(LOG)],
    ["a gzip of two members", Buffer.concat([gzipSync("a"), gzipSync(LOG)])],
    [
      "a gzip of a thousand members",
      Buffer.concat([...Array(1_000).fill(gzipSync("a\n")), gzipSync(LOG)]),
    ],
    [
      "a key across two members",
      Buffer.concat([gzipSync(KEY.slice(0, 40)), gzipSync(KEY.slice(40))]),
    ],
    ["a gzip and zeros after it", Buffer.concat([gzipSync(LOG), Buffer.alloc(1_000)])],
    ["a zlib stream, as git's", deflateSync(`blob ${LOG.length}\0${LOG}`)],
    ["a fast zlib stream", deflateSync(LOG, { level: 1 })],
    ["text that begins like zlib", `x^2 is no zlib, nor is this: ${KEY}`],
    ["a tar", tar({ "a.txt": "nothing", "b/c.env": `KEY=${KEY}\n` })],
    ["a tar without a name for its format", tar({ "a.env": KEY }, { old: true })],
    ["a tar.gz", gzipSync(tar({ "a.env": KEY }))],
    ["a gzip in a tar", tar({ "1.txt": "x", "app.log.1.gz": gzipSync(LOG), "2.txt": "x" })],
    ["a zip in a tar", tar({ "a.zip": zipOf({ "x/y.env": KEY }) })],
    ["a zip", zipOf({ "a.txt": "nothing", "b.env": LOG })],
    ["a stored zip", zipOf({ "b.env": LOG }, { level: 0 })],
    ["a zip with a comment", zipOf({ "b.env": KEY }, { comment: "x".repeat(1_000) })],
    ["a zip in a zip in a gzip", gzipSync(zipOf({ "a.zip": zipOf({ "b.gz": gzipSync(KEY) }) }))],
    ["a name of a file in a zip", zipOf({ [`${KEY}.txt`]: "x" })],
    ["an empty zip, then nothing", zipOf({ [KEY]: "" })],
    [
      "a key in quoted-printable",
      `<b>KEY=3DSG=2E${ID}=2E${KEY.slice(26, 50)}=\r\n${KEY.slice(50)}`,
    ],
    ["a key in percent", KEY.replaceAll(".", "%2E").replaceAll("-", "%2d")],
    ["a key in JavaScript's escapes", `"${KEY.replaceAll(".", "\\u002e")}"`],
    ["a key wrapped by a backslash", `  ${KEY.slice(0, 30)}\\\n${KEY.slice(30)}`],
    [
      "a key in a JSON of base64",
      `{"data":"${Buffer.from(LOG).toString("base64").replaceAll("/", "\\/").replace(/.{76}/g, "$&\\n")}"}`,
    ],
  ])("finds the key in %s, and is sure of the rest", async (_, part) => {
    expect(await look(part)).toEqual(ALL);
  });

  it("is no slower for bytes that come one by one, and finds the same", async () => {
    for (const part of [gzipSync(tar({ "a.gz": gzipSync(KEY) })), zipOf({ "a.env": KEY })]) {
      const file = brokenFile([...part].map((byte) => new Uint8Array([byte])));
      expect(await scanFiles([file], () => {}, never)).toMatchObject({
        ids: new Map([[ID, 1]]),
        unread: [],
      });
    }
  });

  it.each<[string, Part, string]>([
    ["xz", new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4, 0xe6, 0xd6]), "packed"],
    ["zstd", new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x24, 0x41]), "packed"],
    ["lz4", new Uint8Array([0x04, 0x22, 0x4d, 0x18, 0x64, 0x40]), "packed"],
    ["bzip2", new Uint8Array([0x42, 0x5a, 0x68, 0x39, 0x31, 0x41]), "packed"],
    ["7z", new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), "packed"],
    ["raw deflate, or anything else that is no text", deflateRawSync(LOG), "not-text"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "not-text"],
    ["a gzip that is cut off", gzipSync(LOG).subarray(0, 100), "broken"],
    [
      "a gzip with something after it",
      Buffer.concat([gzipSync("a"), Buffer.from("more")]),
      "broken",
    ],
    ["a zip that is cut off", zipOf({ a: LOG }).subarray(0, 100), "broken"],
    ["a zip without its end", zipOf({ a: "x" }).subarray(0, -60), "broken"],
    ["a zip's first bytes", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), "broken"],
    [
      "two zlib streams one after the other",
      Buffer.concat([deflateSync("a\n"), deflateSync(LOG)]),
      "broken",
    ],
    ["a zlib stream that is cut off", deflateSync(LOG).subarray(0, 40), "broken"],
    ["a tar that is cut off", tar({ a: LOG }).subarray(0, 2_000), "broken"],
    ["base64 of a gzip", `data: ${gzipSync(LOG).toString("base64")}`, "inside-text"],
    ["base64 of a zlib stream", `data: ${deflateSync(LOG).toString("base64")}`, "inside-text"],
    [
      "base64 of a fast zlib stream",
      deflateSync(LOG, { level: 1 }).toString("base64"),
      "inside-text",
    ],
    ...[3, 16, 19].map((columns): [string, Part, string] => [
      `base64 of a gzip in lines of ${columns}`,
      `a:\n  ${gzipSync(LOG)
        .toString("base64")
        .match(new RegExp(`.{1,${columns}}`, "g"))
        ?.join("\n  ")}`,
      "inside-text",
    ]),
    [
      "a hex dump",
      `00000000: 5347 2e61 6263 6465 6667 6869 6a6b 6c6d  SG.abcdefghijklm\n00000010: 6e`,
      "inside-text",
    ],
    [
      "another hex dump",
      "00000000  53 47 2e 61 62 63 64 65  66 67 68 69 6a 6b 6c 6d  |SG.a|\n",
      "inside-text",
    ],
    [
      "a mail with a zip",
      `Content-Type: application/zip\n\n${Buffer.from(zipOf({ a: KEY })).toString("base64")}`,
      "inside-text",
    ],
    ["an encrypted message", "-----BEGIN PGP MESSAGE-----\n\nhQEMA", "inside-text"],
    ["a sealed message", "-----BEGIN CMS-----\nMIIB", "inside-text"],
    ["what openssl encrypted", "key: U2FsdGVkX1+5b7Xv0d2Kq1\n", "inside-text"],
    ["a value that sops encrypted", "key: ENC[AES256_GCM,data:x,iv:y]", "inside-text"],
    ["base64 of base64", btoa(btoa(KEY)), "inside-text"],
  ])("names %s as not looked into", async (_, part, why) => {
    expect(await look(part)).toEqual({ keys: [], unread: [{ name: "log-0", why }] });
  });

  it("names what is in an archive by both names, and finds what is beside it", async () => {
    const secret = deflateRawSync(KEY);
    const files = {
      "a.env": KEY,
      "b.xz": new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 1]),
      "c.bin": secret,
    };
    for (const archive of [zipOf(files), tar(files), gzipSync(tar(files))]) {
      expect(await look(archive)).toEqual({
        keys: [ID],
        unread: [
          { name: "log-0 › b.xz", why: "packed" },
          { name: "log-0 › c.bin", why: "not-text" },
        ],
      });
    }
    const encrypted = zipOf({ "a.env": KEY, "b.env": KEY });
    // Give the second entry an unknown method, as with AES and zstd.
    const second = Buffer.from(encrypted).indexOf("PK\x03\x04", 4);
    encrypted[second + 8] = 99;
    expect(await look(encrypted)).toEqual({
      keys: [ID],
      unread: [{ name: "log-0 › b.env", why: "packed" }],
    });
  });

  it("reports what it found before something broke, and goes on with the next file", async () => {
    const gone = brokenFile([bytes(`${KEY}\n`)], new DOMException("gone", "NotReadableError"));
    const cut = gzipSync(`${KEY}\n${LOG}`).subarray(0, 200);
    const other = new File([KEY.replaceAll("a", "b")], "other");
    expect(await scanFiles([gone, new File([cut], "cut.gz"), other], () => {}, never)).toEqual({
      ids: new Map([
        [ID, 2],
        [ID.replace("a", "b"), 1],
      ]),
      unread: [
        { name: "broken", why: "unreadable" },
        { name: "cut.gz", why: "broken" },
      ],
      unreadCount: 2,
    });
  });

  it("unpacks no endless nest, and no more than a log would be", async () => {
    let nest: Uint8Array = bytes(KEY);
    for (let depth = 0; depth < 12; depth += 1) nest = gzipSync(nest);
    expect((await look(nest)).unread).toEqual([{ name: "log-0", why: "too-deep" }]);
    const zeros = gzipSync(gzipSync(Buffer.alloc(1_000_000)));
    const bomb = zipOf(
      Object.fromEntries(Array.from({ length: 40 }, (__, at) => [`${at}.gz`, zeros])),
    );
    const file = new File([bytes(bomb), KEY], "bomb");
    const limit = { atLeast: 5_000_000, times: 200 };
    const found = await scanFiles([file, new File([KEY], "next")], () => {}, never, limit);
    expect(found).toMatchObject({
      ids: new Map([[ID, 1]]),
      unread: [{ name: "bomb", why: "too-large" }],
    });
  });

  it("names so many and counts the rest, and shows no secret in a name", async () => {
    const pictures: Zippable = { [`${KEY}.png`]: strToU8("\x01") };
    for (let at = 0; at < 300; at += 1) pictures[`${at}.png`] = strToU8("\x01");
    const found = await scan(zipSync(pictures));
    expect(found?.unread).toHaveLength(200);
    expect(found?.unreadCount).toBe(301);
    expect(found?.unread[0]?.name).toBe(`log-0 › SG.${ID}.•••.png`);
  });

  it("tells how many bytes are read, to the last", async () => {
    const seen: number[] = [];
    await scanFiles([new File([LOG], "log")], (read) => seen.push(read), never);
    expect(seen.at(-1)).toBe(LOG.length);
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    const files = [new File([LOG], "log")];
    expect(await scanFiles(files, () => stop.abort(), stop.signal)).toBeNull();
  });
});
