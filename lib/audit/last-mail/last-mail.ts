/**
 * What Email Activity says about a key's mail. Times are epoch ms. `sent`: it keeps a message; `lastEventMs` is null if
 * the time is unreadable. `silent`: it keeps none, over the past 3 to 30 days by plan. Never "unused": a key also reads
 * and writes.
 */
export type LastMail = { askedAtMs: number } & (
  | { state: "sent"; lastEventMs: number | null }
  | { state: "silent" }
  | { state: "cannot_ask"; reason: string }
);

/** The same for any key in a list: one that nobody can ask about says why. */
export type ShownMail = LastMail | { state: "cannot_ask"; reason: string; askedAtMs: null };

/**
 * Whether a key can send mail through the API or SMTP, which is what Email Activity covers.
 * @param scopes null: not read; then it may
 */
export function maySend(scopes: readonly string[] | null): boolean {
  return scopes === null || scopes.includes("mail.send");
}
