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

/** What looks, over all that is inside a chosen file. */
export type Look = {
  /** Hears the id of each key. */
  found: (id: string) => void;
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
