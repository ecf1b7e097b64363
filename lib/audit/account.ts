/** One account that a key can read: its own, a subuser's, or a customer account's. */
export type Account =
  | { kind: "self" }
  | { kind: "subuser"; username: string }
  | { kind: "account-id"; id: string };

/** An account as one string, in the audit stream and in files: `self`, `subuser:NAME` or `account-id:ID`. */
export type AccountId = string;

export const SELF: Account = { kind: "self" };

/** What an account of each kind is called. */
export const ACCOUNT_NOUN = {
  self: "own account",
  subuser: "subuser",
  "account-id": "customer account",
} as const satisfies Record<Account["kind"], string>;

/** What a page looks at and a scan reads: one account, or every account the key can look at. */
export type Target = Account | "all";

/** A target as one string: an {@link AccountId}, or `all`. */
export type TargetId = AccountId;

/** Only in a page's address: every account the key can read. SendGrid would take it for a subuser's name. */
export const EVERY_ACCOUNT = "*";

/**
 * Only in a page's address: the key's own account and no other. An address that names no account leaves the choice to
 * the page, which starts with every account if that takes few calls. No username is empty.
 */
export const OWN_ACCOUNT = "";

const CUSTOMER_PREFIX = "account-id ";
const CUSTOMER_ID = /^[A-Za-z0-9_-]{1,64}$/;
// Printable ASCII with no space at either end: `fetch` would trim one, and send characters above 0x7E as single bytes.
const USERNAME = /^[\x21-\x7e](?:[\x20-\x7e]{0,126}[\x21-\x7e])?$/;

/**
 * Reads the value of an `on-behalf-of` header or URL parameter (SendGrid's API reference, On Behalf Of).
 * @returns the account, or null if the value may not be sent to SendGrid. A missing value is the key's own account.
 */
export function parseOnBehalfOf(value: string | null | undefined): Account | null {
  if (value === null || value === undefined) return SELF;
  // A header loses a trailing space, so the prefix without an id isn't a subuser's name either, in any case.
  const isOfCustomer = `${value} `.toLowerCase().startsWith(CUSTOMER_PREFIX);
  if (isOfCustomer && !value.startsWith(CUSTOMER_PREFIX)) return null;
  if (value.startsWith(CUSTOMER_PREFIX)) {
    const id = value.slice(CUSTOMER_PREFIX.length);
    return CUSTOMER_ID.test(id) ? { kind: "account-id", id } : null;
  }
  return USERNAME.test(value) ? { kind: "subuser", username: value } : null;
}

/** The `on-behalf-of` value that names the account to SendGrid; null for the key's own, which needs no header. */
export function onBehalfOf(account: Account): string | null {
  if (account.kind === "self") return null;
  return account.kind === "subuser" ? account.username : CUSTOMER_PREFIX + account.id;
}

const STARS = /^\*+$/;

/**
 * The account in a page's address: SendGrid's name for it, but a username made only of stars gets one more, since a
 * single star stands for every account. {@link OWN_ACCOUNT} for the key's own.
 */
export function accountInAddress(account: Account): string {
  const value = onBehalfOf(account) ?? OWN_ACCOUNT;
  return STARS.test(value) ? `${value}*` : value;
}

/** The inverse of {@link accountInAddress}; null for {@link EVERY_ACCOUNT} and for a value that names no account. */
export function parseAccountInAddress(value: string | null | undefined): Account | null {
  if (value === EVERY_ACCOUNT) return null;
  if (value === OWN_ACCOUNT) return SELF;
  return parseOnBehalfOf(value && STARS.test(value) ? value.slice(1) : value);
}

/** The account as one string: see {@link AccountId}. */
export function accountId(account: Account): AccountId {
  if (account.kind === "self") return "self";
  return account.kind === "subuser" ? `subuser:${account.username}` : `account-id:${account.id}`;
}

/** The target as one string: see {@link TargetId}. */
export function targetId(target: Target): TargetId {
  return target === "all" ? "all" : accountId(target);
}

/** The inverse of {@link accountId}; null if the string names no account. */
export function parseAccountId(id: string): Account | null {
  if (id === "self") return SELF;
  const [kind, ...rest] = id.split(":");
  const value = rest.join(":");
  if (kind === "subuser") {
    const named = parseOnBehalfOf(value);
    return named?.kind === "subuser" ? named : null;
  }
  if (kind === "account-id" && CUSTOMER_ID.test(value)) return { kind: "account-id", id: value };
  return null;
}

/** The kind of the account that an id names; of an {@link unreadListOf} that of the accounts it lists. */
export function kindOf(id: AccountId): Account["kind"] {
  if (id === "self") return "self";
  return id.startsWith("subuser:") ? "subuser" : "account-id";
}

type ListedKind = Exclude<Account["kind"], "self">;

/**
 * Stands in a fleet for a list of all accounts of a kind that could not be read, or only in part: nobody knows how many
 * accounts are missing. It collides with no account, since no name is empty.
 */
export function unreadListOf(kind: ListedKind): AccountId {
  return `${kind}:`;
}

/** Whether it is an {@link unreadListOf}. */
export function isUnreadList(id: AccountId): boolean {
  return id === unreadListOf("subuser") || id === unreadListOf("account-id");
}

/** The id that stands for the list that would name the account, if that list can't be read. */
export function listOf(id: AccountId): AccountId {
  return `${kindOf(id)}:`;
}
