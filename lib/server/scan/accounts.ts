import "server-only";
import { type Account, accountId, SELF, type Target, unreadListOf } from "@/lib/audit/account";
import { namelessRows, SendGridError } from "@/lib/sendgrid/error";
import { regionOf } from "@/lib/sendgrid/region";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { getSubusers, listCustomerAccounts, listSubusers } from "@/lib/sendgrid/subusers";
import type { StoredAccount } from "../store/scan-accounts";
import type { AskedList } from "../store/scans";
import type { Session } from "../store/sessions";
import { provesNone } from "./proves-none";
import { isDeadKey, readFailureOf } from "./read-failure";

/** The accounts of a kind that a list named, and why it may be incomplete. */
type Accounts = { accounts: StoredAccount[]; failure: SendGridError | null };

/** Accounts, and what SendGrid was asked to find them. */
export type Listed = { accounts: StoredAccount[]; asked: AskedList[] };

const LISTS = {
  subuser: { path: "/v3/subusers", label: "Subusers" },
  "account-id": { path: "/v3/partners/accounts", label: "Customer accounts" },
} as const;

type Facts = Pick<StoredAccount, "label" | "region"> & Partial<StoredAccount>;

function waiting(account: Account, facts: Facts): StoredAccount {
  return {
    account: accountId(account),
    disabled: false,
    status: "waiting",
    key_count: null,
    listed_at: null,
    proven: true,
    failure: null,
    ...facts,
  };
}

/**
 * The accounts that a target stands for, given what the key may do now; a name that a reader typed proves no account. A
 * list of accounts that can't be read becomes a failed account of its own.
 */
export async function accountsOf(
  sg: SendGrid,
  session: Pick<Session, "username" | "region">,
  target: Target,
  scopes: Promise<readonly string[] | null>,
): Promise<Listed> {
  const own = waiting(SELF, { label: session.username ?? "This account", region: session.region });
  if (target !== "all") {
    return target.kind === "self" ? { accounts: [own], asked: [] } : oneAccount(sg, target);
  }
  const [subusers, customers] = await Promise.all([
    settle("subuser", allSubusers(sg), scopes),
    settle("account-id", allCustomers(sg), scopes),
  ]);
  return {
    accounts: [own, ...subusers.accounts, ...customers.accounts],
    asked: [...subusers.asked, ...customers.asked],
  };
}

async function oneAccount(sg: SendGrid, account: Account): Promise<Listed> {
  if (account.kind !== "subuser") {
    const label = account.kind === "account-id" ? account.id : "";
    const region = await regionOf(sg, account);
    return { accounts: [waiting(account, { label, region, proven: false })], asked: [] };
  }
  const { username } = account;
  // In parallel: until the region is known, both ask SendGrid the same, which is then one call.
  const [region, { rows, status }] = await Promise.all([
    regionOf(sg, account),
    rowsOf(sg, username),
  ]);
  const row = rows.find((each) => each.username === username);
  const facts = { label: username, region, disabled: row?.disabled ?? false };
  return {
    accounts: [waiting(account, { ...facts, proven: row !== undefined })],
    asked: [{ path: LISTS.subuser.path, status, count: rows.length }],
  };
}

async function rowsOf(sg: SendGrid, username: string) {
  try {
    return { rows: await getSubusers(sg, { username, limit: 1 }), status: 200 };
  } catch (error) {
    if (!(error instanceof SendGridError) || isDeadKey(error)) throw error;
    return { rows: [], status: error.status };
  }
}

async function allSubusers(sg: SendGrid): Promise<Accounts> {
  const { rows, odd, failure } = await listSubusers(sg);
  const accounts = rows.map(({ username, region, disabled }) =>
    waiting(
      { kind: "subuser", username },
      { label: username, region: region ?? sg.credential.home, disabled },
    ),
  );
  return { accounts, failure: failure ?? nameless(LISTS.subuser.path, odd) };
}

async function allCustomers(sg: SendGrid): Promise<Accounts> {
  const region = sg.credential.home;
  const { rows, odd, failure } = await listCustomerAccounts(sg);
  const accounts = rows.map(({ id }) => waiting({ kind: "account-id", id }, { label: id, region }));
  return { accounts, failure: failure ?? nameless(LISTS["account-id"].path, odd) };
}

const nameless = (path: string, odd: number) => (odd === 0 ? null : namelessRows(path, odd));

/**
 * A refusal means "this account has none" only in known cases: subusers, if the key holds the scope for them, since
 * SendGrid refuses plans without; customers, if SendGrid says so. Otherwise the list is unknown, and shown as such.
 */
async function settle(
  kind: keyof typeof LISTS,
  list: Promise<Accounts>,
  scopes: Promise<readonly string[] | null>,
): Promise<Listed> {
  const { path, label } = LISTS[kind];
  const { accounts, failure } = await list.catch((error: unknown) => {
    if (!(error instanceof SendGridError) || isDeadKey(error)) throw error;
    return { accounts: [], failure: error };
  });
  const status = failure === null ? 200 : failure.status;
  const asked = [{ path, status, count: accounts.length }];
  const isNone =
    failure !== null && accounts.length === 0 && provesNone(kind, failure, await scopes);
  if (failure === null || isNone) return { accounts, asked };
  const known = { label, region: "global", status: "failed" } as const;
  const unread = waiting(SELF, { ...known, failure: readFailureOf(failure) });
  return { accounts: [...accounts, { ...unread, account: unreadListOf(kind) }], asked };
}
