/**
 * What Email Activity tells of a key's mail. Times are epoch ms. `sent`: a message is kept; `lastEventMs` is null where its
 * time cannot be read. `silent`: none is kept, which goes back 3 to 30 days by plan. Never "unused": a key also reads and writes.
 */
export type LastMail = { askedAtMs: number } & (
  | { state: "sent"; lastEventMs: number | null }
  | { state: "silent" }
  | { state: "cannot_ask"; reason: string }
);

/** The same of any key in a list: those that cannot be asked for were not, and say why. */
export type ShownMail = LastMail | { state: "cannot_ask"; reason: string; askedAtMs: null };

/**
 * Whether a key can send mail through the API or SMTP, of which Email Activity tells.
 * @param scopes null: not read; then it may
 */
export function maySend(scopes: readonly string[] | null): boolean {
  return scopes === null || scopes.includes("mail.send");
}
