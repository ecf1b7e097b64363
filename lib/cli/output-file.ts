import { fstatSync, readSync, statSync } from "node:fs";
import { access, constants, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Misuse } from "./exit-code";
import { say } from "./terminal";

/** What stands for standard output, or for standard input where a file is read. */
export const STD_STREAM = "-";

/**
 * Checks in advance that each file can be written, and that none would overwrite another.
 * @param inputs files to read, which must stay; `-` is standard input
 * @throws Misuse
 */
export async function assertWritable(
  paths: readonly string[],
  inputs: readonly string[] = [],
): Promise<void> {
  for (const path of paths) await assertPlace(path);
  const places = new Set(await Promise.all(paths.map(placeOf)));
  if (places.size < paths.length) {
    throw new Misuse(
      `Two formats cannot go to one file, nor both to standard output (${STD_STREAM}).`,
    );
  }
  for (const input of inputs) {
    if (input === STD_STREAM || !places.has(await placeOf(input))) continue;
    throw new Misuse(`${input} is read, and would be overwritten. Name another file.`);
  }
  // What else is said would be lost with the file that the new one takes the place of.
  if (paths.includes(STD_STREAM) || !fstatSync(process.stdout.fd).isFile()) return;
  if (places.has(await placeOf(STD_STREAM))) {
    throw new Misuse("Standard output goes to the same file. Write - for standard output.");
  }
}

async function assertPlace(path: string): Promise<void> {
  if (path === STD_STREAM) {
    if (!wasClosed(process.stdout.fd)) return;
    throw new Misuse("Standard output is closed: what it is to have would be lost.");
  }
  if (path === "") throw new Misuse("A file’s name is empty. Use - for standard output.");
  const isThere = await stat(path).catch(() => null);
  if (isThere?.isDirectory()) throw new Misuse(`${path} is a folder: name a file in it.`);
  await access(isThere === null ? dirname(path) : path, constants.W_OK).catch(() => {
    throw new Misuse(`${path} cannot be written.`);
  });
}

/**
 * Node replaces a closed stream with /dev/null open for both reading and writing; a shell opens it only for writing.
 */
function wasClosed(fd: number): boolean {
  try {
    return fstatSync(fd).rdev === statSync("/dev/null").rdev && readSync(fd, Buffer.alloc(1)) === 0;
  } catch {
    return false;
  }
}

/** The same for all names and links of a file. Ignores case for a file that doesn't exist yet, as some disks do. */
async function placeOf(path: string): Promise<string> {
  const found =
    path === STD_STREAM
      ? fstatSync(process.stdout.fd, { bigint: true })
      : await stat(path, { bigint: true }).catch(() => null);
  if (found !== null) return `${found.dev}:${found.ino}`;
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, basename(path)).normalize().toLowerCase();
}

/**
 * Writes a file whole or not at all, so that a reader in the meantime, such as a metrics collector, never sees half of
 * one. Keeps a link a link, and a file's mode.
 * @throws Misuse if the disk is full
 */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  if (path === STD_STREAM) return say(content.toString());
  const isThere = await stat(path).catch(() => null);
  // Writes directly to a pipe or a device.
  const isFile = isThere === null || isThere.isFile();
  const place = isThere === null ? path : await realpath(path);
  const part = isFile ? `${place}.${process.pid}.part` : path;
  try {
    if (isFile) await rm(part, { force: true });
    // Never into a file that somebody else has put there in the meantime.
    await writeFile(part, content, isFile ? { flag: "wx", mode: isThere?.mode ?? 0o666 } : {});
    if (isFile) await rename(part, place);
  } catch {
    if (isFile) await rm(part, { force: true });
    throw new Misuse(`${path} could not be written: is the disk full?`);
  }
}
