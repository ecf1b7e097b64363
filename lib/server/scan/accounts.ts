import "server-only";
import { type Account, accountId, SELF, unreadListOf } from "@/lib/audit/account";
import { namelessRows, SendGridError } from "@/lib/sendgrid/error";
import { regionOf } from "@/lib/sendgrid/region";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { getSubusers, listCustomerAccounts, listSubusers } from "@/lib/sendgrid/subusers";
import type { StoredAccount } from "../store/scan-accounts";
import type { Session } from "../store/sessions";
import { isDeadKey, readFailureOf } from "./read-failure";
import type { ScanTarget } from "./target";

/** Those of a kind that a list named, and why it may not have named all. */
type Accounts = { accounts: StoredAccount[]; failure: SendGridError | null };

type Known = Pick<StoredAccount, "label" | "region"> & Partial<StoredAccount>;

function waiting(account: Account, known: Known): StoredAccount {
  return {
    account: accountId(account),
    disabled: false,
    status: "waiting",
    key_count: null,
    listed_at: null,
    proven: true,
    failure: null,
    ...known,
  };
}

/** The accounts a target stands for, given what the key may do now; one that a reader names is not proven by that. A list of accounts that cannot be read is itself an account that failed. */
export async function accountsOf(
  sg: SendGrid,
  session: Pick<Session, "username" | "region">,
  target: ScanTarget,
  scopes: Promise<readonly string[] | null>,
): Promise<StoredAccount[]> {
  const own = waiting(SELF, { label: session.username ?? "This account", region: session.region });
  if (target !== "all") return target.kind === "self" ? [own] : [await oneAccount(sg, target)];
  const [subusers, customers] = await Promise.all([
    settle("subuser", "Subusers", allSubusers(sg), async () => {
      return (await scopes)?.includes("subusers.read") ?? false;
    }),
    settle("account-id", "Customer accounts", allCustomers(sg), async () => true),
  ]);
  return [own, ...subusers, ...customers];
}

async function oneAccount(sg: SendGrid, account: Account): Promise<StoredAccount> {
  if (account.kind !== "subuser") {
    const label = account.kind === "account-id" ? account.id : "";
    return waiting(account, { label, region: await regionOf(sg, account), proven: false });
  }
  const { username } = account;
  // At once: where the region is not known yet, both ask SendGrid the same thing, which is then one call.
  const [region, row] = await Promise.all([regionOf(sg, account), rowOf(sg, username)]);
  const disabled = row?.disabled ?? false;
  return waiting(account, { label: username, region, disabled, proven: row !== undefined });
}

async function rowOf(sg: SendGrid, username: string) {
  const rows = await getSubusers(sg, { username, limit: 1 }).catch((error: unknown) => {
    if (error instanceof SendGridError && !isDeadKey(error)) return [];
    throw error;
  });
  return rows.find((row) => row.username === username);
}

async function allSubusers(sg: SendGrid): Promise<Accounts> {
  const { rows, odd, failure } = await listSubusers(sg);
  const accounts = rows.map(({ username, region, disabled }) =>
    waiting(
      { kind: "subuser", username },
      { label: username, region: region ?? sg.credential.home, disabled },
    ),
  );
  return { accounts, failure: failure ?? nameless("/v3/subusers", odd) };
}

async function allCustomers(sg: SendGrid): Promise<Accounts> {
  const region = sg.credential.home;
  const { rows, odd, failure } = await listCustomerAccounts(sg);
  const accounts = rows.map(({ id }) => waiting({ kind: "account-id", id }, { label: id, region }));
  return { accounts, failure: failure ?? nameless("/v3/partners/accounts", odd) };
}

const nameless = (path: string, odd: number) => (odd === 0 ? null : namelessRows(path, odd));

/**
 * A refusal means "this account has none" only to a key that holds the scope for it: plans without subusers, and all
 * but resellers, are refused. From any other key, and for any other failure, the list is unknown and says so.
 */
async function settle(
  kind: "subuser" | "account-id",
  label: string,
  list: Promise<Accounts>,
  mayRead: () => Promise<boolean>,
): Promise<StoredAccount[]> {
  const { accounts, failure } = await list.catch(async (error: unknown) => {
    if (!(error instanceof SendGridError) || isDeadKey(error)) throw error;
    const isRefused = error.kind === "forbidden" || error.kind === "not_found";
    const hasNone = isRefused && (await mayRead());
    return { accounts: [], failure: hasNone ? null : error };
  });
  if (failure === null) return accounts;
  const known = { label, region: "global", status: "failed" } as const;
  const unread = waiting(SELF, { ...known, failure: readFailureOf(failure) });
  return [...accounts, { ...unread, account: unreadListOf(kind) }];
}
