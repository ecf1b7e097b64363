import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { scanFiles } from "./scan-files";

const ID = "abcdefghijklmnopqrst-_";
const KEY = `SG.${ID}.${"s".repeat(43)}`;
const LOG = `${"2026-01-01 GET /v3/mail/send 202\n".repeat(5_000)}Authorization: Bearer ${KEY}\n`;
const never = new AbortController().signal;

function scan(...parts: BlobPart[]) {
  const files = parts.map((part, at) => new File([part], `log-${at}`));
  return scanFiles(files, () => {}, never);
}

describe("looking for keys in files", () => {
  it("finds them in text of every encoding that logs come in, and counts over files", async () => {
    const utf16le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LOG, "utf16le")]);
    const utf16be = Buffer.from(utf16le).swap16();
    const found = await scan(LOG, utf16le, utf16be, new Uint8Array(gzipSync(LOG)));
    expect(found).toEqual({ ids: new Map([[ID, 4]]), unread: [] });
    const unmarked = [utf16le.subarray(2), utf16be.subarray(2), new Uint8Array(gzipSync(utf16le))];
    expect(await scan(...unmarked)).toEqual({ ids: new Map([[ID, 3]]), unread: [] });
  });

  it("says which files it could not look into", async () => {
    const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
    expect(await scan(zip, "no key here")).toEqual({ ids: new Map(), unread: ["log-0"] });
  });

  it("tells how many bytes are read, to the last", async () => {
    const seen: number[] = [];
    await scanFiles([new File([LOG], "log")], (bytes) => seen.push(bytes), never);
    expect(seen.at(-1)).toBe(LOG.length);
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    const files = [new File([LOG], "log")];
    expect(await scanFiles(files, () => stop.abort(), stop.signal)).toBeNull();
  });
});
