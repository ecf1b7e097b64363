import "server-only";
import { type Account, accountId, SELF, unreadListOf } from "@/lib/audit/account";
import { endlessList, SendGridError } from "@/lib/sendgrid/error";
import { regionOf } from "@/lib/sendgrid/region";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { getCustomerAccounts, getSubusers, listSubusers } from "@/lib/sendgrid/subusers";
import type { StoredAccount } from "../store/scan-accounts";
import type { Session } from "../store/sessions";
import { isDeadKey, readFailureOf } from "./read-failure";
import type { ScanTarget } from "./target";

const PAGE = 100;
const MAX_PAGES = 100;

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

/** The accounts a target stands for; one that a reader names is not proven by that. A list of accounts that cannot be read is itself an account that failed. */
export async function accountsOf(
  sg: SendGrid,
  session: Session,
  target: ScanTarget,
): Promise<StoredAccount[]> {
  const own = waiting(SELF, { label: session.username ?? "This account", region: session.region });
  if (target !== "all") return target.kind === "self" ? [own] : [await oneAccount(sg, target)];
  const [subusers, customers] = await Promise.all([
    settle("subuser", "Subusers", allSubusers(sg), session.scopes.includes("subusers.read")),
    settle("account-id", "Customer accounts", allCustomers(sg), true),
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

async function allSubusers(sg: SendGrid): Promise<StoredAccount[]> {
  const rows = await listSubusers(sg);
  return rows.map(({ username, region, disabled }) =>
    waiting({ kind: "subuser", username }, { label: username, region, disabled }),
  );
}

async function allCustomers(sg: SendGrid): Promise<StoredAccount[]> {
  const region = sg.credential.home;
  const ids = await customerIds(sg);
  return ids.map((id) => waiting({ kind: "account-id", id }, { label: id, region }));
}

async function customerIds(sg: SendGrid): Promise<string[]> {
  const ids = new Set<string>();
  for (let page = 0, offset: string | undefined; page < MAX_PAGES; page += 1) {
    const query = offset === undefined ? { limit: PAGE } : { limit: PAGE, offset };
    const { accounts, pages } = await getCustomerAccounts(sg, query);
    const before = ids.size;
    for (const { id } of accounts) ids.add(id);
    if (ids.size === before || accounts.length < PAGE) return [...ids];
    offset = pages.last;
  }
  throw endlessList("/v3/partners/accounts");
}

/**
 * A refusal means "this account has none" only to a key that holds the scope for it: plans without subusers, and all
 * but resellers, are refused. From any other key, and for any other failure, the list is unknown and says so.
 */
async function settle(
  kind: "subuser" | "account-id",
  label: string,
  list: Promise<StoredAccount[]>,
  mayRead: boolean,
): Promise<StoredAccount[]> {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof SendGridError) || isDeadKey(error)) throw error;
    if (mayRead && (error.kind === "forbidden" || error.kind === "not_found")) return [];
    const known = {
      label,
      region: "global",
      status: "failed",
      failure: readFailureOf(error),
    } as const;
    return [{ ...waiting(SELF, known), account: unreadListOf(kind) }];
  }
}
