import { REGION_WORD } from "@/components/fleet/region-word";
import { ACCOUNT_NOUN, type AccountId, unreadListOf } from "@/lib/audit/account";
import { KEY_CAP } from "@/lib/audit/key-cap";
import { counted, countOf } from "@/lib/audit/words";
import { type AccountKind, type AccountRow, type ListedNoun, unreadKeys } from "./account-row";

const LIST = new Intl.ListFormat("en-GB");

function noneOr(count: number, noun: string): string {
  return count === 0 ? `no ${noun}s` : countOf(count, noun);
}

/** A list with exactly as many keys as SendGrid allows is complete, though paging alone may not show it. */
const AT_CAP = `complete, at the cap of ${KEY_CAP}`;

/** "subuser · EU · disabled". */
export function aboutWords({ kind, region, disabled, keys }: AccountRow): string {
  if (kind === "list") return "a list of accounts";
  // A subuser's own key lists no subusers either: that it is the parent's cannot be told.
  const what = kind === "parent" ? ACCOUNT_NOUN.self : kind;
  const more = [...(disabled ? ["disabled"] : []), ...(keys === KEY_CAP ? [AT_CAP] : [])];
  return [what, REGION_WORD[region], ...more].join(" · ");
}

/** How much of an account is read: "12 of 14 keys read". */
export function readWords(row: AccountRow): string {
  if (row.status === "failed") return "not read";
  if (row.keys === null) return "waiting";
  if (row.keys === 0) return "no keys";
  return `${row.read} of ${row.keys} read`;
}

/** Sums up all accounts in one sentence: how many of each kind, how many were read, what is unknown. */
export function accountsSentence(rows: readonly AccountRow[], isRunning: boolean): string {
  const of = (kind: AccountKind) => rows.filter((row) => row.kind === kind);
  const real = rows.filter((row) => row.kind !== "list");
  if (real.length === 0) return "";
  const unlisted = of("list");
  const counts = (kind: ListedNoun, list: AccountId) => {
    const count = of(kind).length;
    const isListed = !unlisted.some((row) => row.account === list);
    return isListed && count > 0 ? [countOf(count, kind)] : [];
  };
  const parts = [
    "your own",
    ...counts("subuser", unreadListOf("subuser")),
    ...counts("customer account", unreadListOf("account-id")),
  ];
  const lists = unlisted.map((row) => row.label.toLowerCase());
  const missing = real.filter((row) => row.status === "failed" || row.failed > 0).length;
  const whole = real.filter((row) => row.status === "read" && unreadKeys(row) === 0).length;
  return [
    `${noneOr(real.length, "account")}: ${LIST.format(parts)}.`,
    `${counted(whole)} of ${counted(real.length)} fully read${isRunning ? " so far" : ""}.`,
    // If everything left has failed, the count of the others has said so.
    missing > 0 && missing < real.length - whole
      ? `${counted(missing)} could not be fully read.`
      : "",
    lists.length > 0 ? `Not listed, so not counted: ${LIST.format(lists)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** One step that may help, for an error code of the API contract. */
export function nextStep({ kind, hole }: AccountRow): string {
  switch (hole?.code) {
    case "access_forbidden":
      if (kind === "list")
        return "Sign in with a key that also has subusers.read, then scan again.";
      return kind === "parent"
        ? "Add the scope to your key, or sign in with a key that has it."
        : "Check the account’s plan and your key’s scopes.";
    case "rate_limited":
      return "Wait a minute, then try again.";
    case "not_found":
      return "It may be gone. Scan everything again to renew the list.";
    case "invalid_input":
      return "Look at this account in SendGrid.";
    default:
      return "Try again. If it keeps failing, check SendGrid’s status page.";
  }
}

/** A heat map cell in words: how many keys hold an effect, and how reliable the count is. */
export function effectWords(row: AccountRow, held: number): string {
  const unread = unreadKeys(row);
  if (unread === null) return "unknown, no key read";
  const of = noneOr(row.keys ?? 0, "key");
  if (row.keys === 0) return "none, the account has no keys";
  if (unread === 0) return `${held} of ${of}`;
  return held > 0
    ? `at least ${held} of ${of}, ${unread} not read`
    : `unknown, ${unread} of ${of} not read`;
}
