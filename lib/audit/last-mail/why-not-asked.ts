import { type Account, accountId, SELF } from "../account";
import { isMissingApiKeyId } from "../api-key-id";
import type { FleetKey, Region } from "../fleet/fleet";
import { maySend } from "./last-mail";

/** Email Activity accepts a key with either of these: an account has one or the other. */
const READS_ACTIVITY = ["messages.read", "email_activity.read"];

/** Why a key cannot be asked for, in a word or two, for a column and a filter. `cannot-ask`: for a reason that is no key's own. */
export const WHY_WORDS = {
  "other-account": "other account",
  "no-id": "no ID",
  "cannot-send": "cannot send",
  "cannot-ask": "cannot be asked",
} as const;
export type WhyCode = keyof typeof WHY_WORDS;

type KeyWhy = Exclude<WhyCode, "cannot-ask">;
/** The same in a sentence, which is stored and sent. Who words one anew keeps the old wording in FORMERLY. */
const SENTENCES: Record<KeyWhy, string> = {
  "other-account":
    "SendGrid reports this only for the account your key belongs to. Sign in with a key of this account.",
  "no-id": "SendGrid listed this key without an ID that can be read.",
  "cannot-send": "This key cannot send mail: it does not have mail.send.",
};
const FORMERLY: readonly (readonly [KeyWhy, string])[] = [];

const CODE_OF = new Map(
  [...(Object.entries(SENTENCES) as [KeyWhy, string][]), ...FORMERLY].map(([code, sentence]) => [
    sentence,
    code,
  ]),
);

/** Which reason a sentence gives, whether it was just made, stored or received. */
export const whyCode = (sentence: string): WhyCode => CODE_OF.get(sentence) ?? "cannot-ask";

/**
 * Why Email Activity has nothing about this key, whoever asks, in a sentence; null: it may have something.
 * @param scopes null: not read
 */
export function whyKeyNotAsked(
  { account, api_key_id }: Pick<FleetKey, "account" | "api_key_id">,
  scopes: readonly string[] | null,
): string | null {
  if (account !== accountId(SELF)) return SENTENCES["other-account"];
  if (isMissingApiKeyId(api_key_id)) return SENTENCES["no-id"];
  return maySend(scopes) ? null : SENTENCES["cannot-send"];
}

/**
 * Why Email Activity can't be asked, known in advance, in a sentence; null: it can.
 * @param session what the key that would ask may do (null: unknown, and then it may), and its region
 */
export function whyNotAsked(
  session: { scopes: readonly string[] | null; region: Region },
  { kind }: Account,
): string | null {
  if (kind !== "self") return SENTENCES["other-account"];
  if (session.region === "eu") return "SendGrid’s Email Activity has no EU host.";
  const mayRead = session.scopes?.some((scope) => READS_ACTIVITY.includes(scope)) ?? true;
  return mayRead ? null : "Your key is missing messages.read, which Email Activity requires.";
}

/** Why Email Activity gave no answer, in a sentence. What it tells an account without the add-on is not documented. */
export function refusedWords(status: number): string {
  return `SendGrid answered ${status}: the account may lack the Email Activity add-on, or your key messages.read.`;
}
