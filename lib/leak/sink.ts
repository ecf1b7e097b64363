/** Takes bytes as they come, until `end`. */
export type Sink = { write: (bytes: Uint8Array) => void; end: () => void };

/** Why something, or a part of it, was not read. */
export type WhyUnread =
  | "packed"
  | "not-text"
  | "broken"
  | "inside-text"
  | "too-deep"
  | "too-large"
  | "unreadable";

/**
 * Where a key is: the name of its file or entry, and the line it ends on; null if there are no lines, as in a file's
 * name.
 */
export type Place = { name: string; line: number | null };

/** A search through everything inside a chosen file. */
export type Look = {
  /** Called with each key's id and place. */
  found: (id: string, place: Place) => void;
  /** Called with the name of what was not read. */
  unread: (name: string, why: WhyUnread) => void;
  /** Counts unpacked bytes. @returns false once they exceed the limit */
  mayUnpack: (bytes: number) => boolean;
};

/** What an unpacker needs: the archive's name, the search, and a sink for each entry by its name. */
export type Opener = { name: string; look: Look; open: (inside: string) => Sink };

/** The name of an entry inside something; content without its own name, such as a gzip's, takes the outer one. */
export function inside(outer: string, inner: string): string {
  return inner === "" ? outer : `${outer} › ${inner}`;
}
