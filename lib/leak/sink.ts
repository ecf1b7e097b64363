/** Takes bytes as they come. After `end` nothing more does. */
export type Sink = { write: (bytes: Uint8Array) => void; end: () => void };

/** Why something, or a part of it, was not looked into. */
export type WhyUnread =
  | "packed"
  | "not-text"
  | "broken"
  | "inside-text"
  | "too-deep"
  | "too-large"
  | "unreadable";

/** Where a key is: in what, by its name, and on which line, where it ends; null for what has none, as a file's name. */
export type Place = { name: string; line: number | null };

/** What looks, over all that is inside a chosen file. */
export type Look = {
  /** Hears the id of each key, and where it is. */
  found: (id: string, place: Place) => void;
  /** Hears what was not looked into, by its name. */
  unread: (name: string, why: WhyUnread) => void;
  /** Counts what was unpacked. @returns false once that is more than will be looked at */
  mayUnpack: (bytes: number) => boolean;
};

/** What an archive is taken apart with: its name, who looks, and a sink for what is inside, by its name there. */
export type Opener = { name: string; look: Look; open: (inside: string) => Sink };

/** The name of something inside something else; of what has none, such as a gzip's content, that of what it is in. */
export function inside(outer: string, inner: string): string {
  return inner === "" ? outer : `${outer} › ${inner}`;
}
