import { type Fields, fieldsOfFile, ParseError } from "./foreign-json";

/** One of our kinds of files, in words that users know. `saver`: the button that makes it. */
export type FileKind = {
  noun: string;
  /** How a sentence about the file begins. */
  it: string;
  saver: string;
  format: string;
  version: number;
};

/** The file is of another kind, damaged, or newer than this tool. The message says which, and what to do. */
class Unusable extends Error {}

const chooseAnother = ({ saver }: FileKind) => `Choose a file that “${saver}” made.`;

/** The fields of a file that claims to be of this kind. {@link problemOf} puts what it throws into words. */
export function openFile(content: string, kind: FileKind): Fields {
  const { noun, it, format, version } = kind;
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw new Unusable(
      content.slice(0, 200).includes(format)
        ? `${it} is cut off or damaged. Copy it again from where it was saved.`
        : `This isn’t a ${noun}. ${chooseAnother(kind)}`,
    );
  }
  const file = fieldsOfFile(parsed);
  if (file.format !== format) {
    throw new Unusable(`This is JSON, but not a ${noun}. ${chooseAnother(kind)}`);
  }
  if (typeof file.version === "number" && file.version > version) {
    throw new Unusable(
      `A newer version of this tool wrote it (format ${file.version}, and this one reads ${version}). Update this tool first.`,
    );
  }
  return file;
}

/** Why a file could not be read, in a sentence or two. @throws the error itself if the file didn't cause it */
export function problemOf(error: unknown, kind: FileKind): string {
  if (error instanceof Unusable) return error.message;
  if (!(error instanceof ParseError)) throw error;
  const place = error.message === "" ? "" : ` (at ${error.message})`;
  return `This isn’t a ${kind.noun} as this tool writes it${place}. ${chooseAnother(kind)}`;
}
