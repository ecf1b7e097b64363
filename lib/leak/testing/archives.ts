import { type ZipOptions, type Zippable, zipSync } from "fflate";

type Files = Readonly<Record<string, string | Uint8Array>>;

const bytes = (part: string | Uint8Array) =>
  typeof part === "string" ? new TextEncoder().encode(part) : part;

/** A zip of the files, in order. */
export function zipOf(
  files: Files,
  { comment = "", level = 6 }: { comment?: string; level?: 0 | 6 } = {},
): Uint8Array {
  const options: ZipOptions = { level };
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) entries[name] = [bytes(content), options];
  const zip = zipSync(entries);
  const withComment = new Uint8Array(zip.length + comment.length);
  withComment.set(zip);
  withComment.set(bytes(comment), zip.length);
  new DataView(withComment.buffer).setUint16(zip.length - 2, comment.length, true);
  return withComment;
}

/**
 * A tar of the files, in order, with names cut to what a header holds.
 * @param old without the format's signature, as before 1988
 * @param types the types of entries that are not files, by name
 */
export function tar(
  files: Files,
  { old = false, types = {} }: { old?: boolean; types?: Record<string, string> } = {},
): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const [name, content] of Object.entries(files)) {
    const body = bytes(content);
    const header = new Uint8Array(512);
    const put = (text: string, at: number) => header.set(bytes(text), at);
    header.set(bytes(name).subarray(0, 100), 0);
    put("0000644\0", 100);
    put(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
    put(`        ${types[name] ?? "0"}`, 148);
    if (!old) put("ustar\x0000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const padded = new Uint8Array(Math.ceil(body.length / 512) * 512);
    padded.set(body);
    blocks.push(header, padded);
  }
  return Buffer.concat([...blocks, new Uint8Array(1024)]);
}

/** A file that returns these chunks and then fails, if there is an error. */
export function brokenFile(chunks: readonly Uint8Array[], error?: Error): File {
  const file = new File([], "broken");
  const rest = [...chunks];
  file.stream = () =>
    new ReadableStream({
      pull(controller) {
        const chunk = rest.shift();
        if (chunk !== undefined) controller.enqueue(new Uint8Array(chunk));
        else if (error !== undefined) controller.error(error);
        else controller.close();
      },
    });
  return file;
}
