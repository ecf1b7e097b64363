import { type Account, accountId, SELF } from "../account";
import { isMissingApiKeyId } from "../api-key-id";
import type { FleetKey, Region } from "../fleet/fleet";
import { maySend } from "./last-mail";

/** Email Activity accepts a key with either of these: an account has one or the other. */
const READS_ACTIVITY = ["messages.read", "email_activity.read"];

const OTHER_ACCOUNT =
  "SendGrid reports this only for the account your key belongs to. Sign in with a key of this account.";
const NO_ID = "SendGrid listed this key without an ID that can be read.";
const CANNOT_SEND = "This key cannot send mail: it does not have mail.send.";

/** The same reasons in a word or two, for a column and a filter. */
const SHORT = new Map([
  [OTHER_ACCOUNT, "other account"],
  [NO_ID, "no ID"],
  [CANNOT_SEND, "cannot send"],
]);
const CANNOT_ASK = "cannot be asked";
export const WHY_WORDS: readonly string[] = [...SHORT.values(), CANNOT_ASK];

/** Why nobody can ask about a key, in the words of {@link WHY_WORDS}. */
export const whyWords = (reason: string) => SHORT.get(reason) ?? CANNOT_ASK;

/**
 * Why Email Activity has nothing about this key, whoever asks, in a sentence; null: it may have something.
 * @param scopes null: not read
 */
export function whyKeyNotAsked(
  { account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">,
  scopes: readonly string[] | null,
): string | null {
  if (account !== accountId(SELF)) return OTHER_ACCOUNT;
  if (isMissingApiKeyId(api_key_id)) return NO_ID;
  return maySend(scopes) ? null : CANNOT_SEND;
}

/**
 * Why Email Activity can't be asked, known in advance, in a sentence; null: it can.
 * @param session what the key that would ask may do (null: unknown, and then it may), and its region
 */
export function whyNotAsked(
  session: { scopes: readonly string[] | null; region: Region },
  { kind }: Account,
): string | null {
  if (kind !== "self") return OTHER_ACCOUNT;
  if (session.region === "eu") return "SendGrid’s Email Activity has no EU host.";
  const mayRead = session.scopes?.some((scope) => READS_ACTIVITY.includes(scope)) ?? true;
  return mayRead ? null : "Your key is missing messages.read, which Email Activity requires.";
}

/** Why Email Activity gave no answer, in a sentence. What it tells an account without the add-on is not documented. */
export function refusedWords(status: number): string {
  return `SendGrid answered ${status}: the account may lack the Email Activity add-on, or your key messages.read.`;
}
