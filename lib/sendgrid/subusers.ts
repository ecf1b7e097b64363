import "server-only";
import type { CustomerAccounts, ListedSubuser, Subuser } from "@/lib/contract/answers";
import { getOwn } from "./client";
import { ENDLESS, SendGridError } from "./error";
import { type Page, pagesOf } from "./pages";
import { rememberRegion } from "./region";
import type { SendGrid } from "./sendgrid";
import { isOdd, type OddRow, WireCustomerAccounts, WireSubusers } from "./wire";

/** SendGrid returns at most this many subusers a page, whatever the request. */
const SUBUSERS_A_PAGE = 500;
/** The most customer accounts that one page can return. */
const CUSTOMERS_A_PAGE = 100;
const MAX_PAGES = 100;

/** SendGrid's refusal for everybody but resellers (its API reference, Account Provisioning). */
const NO_RESELLER = "10-40300";

type SubuserPage = { username?: string; limit?: number; offset?: number };
type CustomerPage = { limit?: number; offset?: string };

/**
 * A list as far as it could be read, and why it stopped there; null if it was read in full. `odd`: rows that don't say
 * whom they name.
 */
type Listed<Row> = { rows: Row[]; odd: number; failure: SendGridError | null };

const NOBODY: ListedSubuser = { username: null, disabled: false, region: null };

/** One page of `GET /v3/subusers`, each with its region. The name is null for a row that names nobody. */
export async function getSubusers(sg: SendGrid, page: SubuserPage): Promise<ListedSubuser[]> {
  return (await subuserPage(sg, page)).map((row) => (isOdd(row) ? NOBODY : row));
}

async function subuserPage(sg: SendGrid, page: SubuserPage): Promise<(Subuser | OddRow)[]> {
  const query = { ...page, include_region: "true" };
  const { data: rows } = await getOwn(sg, { path: "/v3/subusers", query, schema: WireSubusers });
  for (const row of rows) {
    if (isOdd(row)) continue;
    const { username, region } = row;
    rememberRegion(sg, { kind: "subuser", username }, region);
  }
  return rows;
}

/**
 * Every subuser, in the form that {@link getSubusers} returns.
 * @throws SendGridError also if the list could not be read in full
 */
export async function getAllSubusers(sg: SendGrid, username?: string): Promise<ListedSubuser[]> {
  const { rows, odd, failure } = await listSubusers(sg, username);
  if (failure !== null) throw failure;
  return [...rows, ...Array.from({ length: odd }, () => NOBODY)];
}

/**
 * Every subuser, or those whose name SendGrid finds. A full page doesn't prove a next one, and SendGrid doesn't always
 * send a `Link` header.
 */
export function listSubusers(sg: SendGrid, username?: string): Promise<Listed<Subuser>> {
  const found = username === undefined ? {} : { username };
  const pages = pagesOf<Subuser, number>({
    path: "/v3/subusers",
    maxPages: MAX_PAGES,
    ask: async (at) => {
      const offset = at ?? 0;
      const rows = await subuserPage(sg, { ...found, limit: SUBUSERS_A_PAGE, offset });
      // Not by the rows received: if a page repeats some, that would skip others.
      return { rows, next: (known) => known };
    },
    idOf: ({ username }) => username,
    mayEndByRepeating: (known, largest) => Math.max(known, largest) < SUBUSERS_A_PAGE,
  });
  return gather(pages);
}

/** Every customer account. If SendGrid doesn't name a page's cursor, it is the last id of the page before. */
export function listCustomerAccounts(sg: SendGrid): Promise<Listed<{ id: string }>> {
  const pages = pagesOf<{ id: string }, string>({
    path: "/v3/partners/accounts",
    maxPages: MAX_PAGES,
    ask: async (offset): Promise<Page<{ id: string }, string>> => {
      const query = { limit: CUSTOMERS_A_PAGE, ...(offset === null ? {} : { offset }) };
      const { accounts, pages } = await customerPage(sg, query);
      const last = accounts.findLast((row) => !isOdd(row));
      return { rows: accounts, next: () => pages.last ?? (last && !isOdd(last) ? last.id : null) };
    },
    idOf: ({ id }) => id,
    mayEndByRepeating: (known, largest) => Math.max(known, largest) < CUSTOMERS_A_PAGE,
  });
  return gather(pages);
}

/** @throws SendGridError if nothing of the list could be read, the key is dead, or the list has no end */
async function gather<Row extends object>(
  pages: AsyncGenerator<(Row | OddRow)[]>,
): Promise<Listed<Row>> {
  const rows: Row[] = [];
  let odd = 0;
  try {
    for await (const page of pages) {
      for (const row of page) {
        if (isOdd(row)) odd += 1;
        else rows.push(row);
      }
    }
  } catch (error) {
    const isLost = rows.length === 0 || !(error instanceof SendGridError);
    if (isLost || error.kind === "rejected" || error.reason === ENDLESS) throw error;
    return { rows, odd, failure: error };
  }
  return { rows, odd, failure: null };
}

/** Whether SendGrid refused customer accounts because there can be none, not because of the key's scopes. */
export function isNoReseller({ kind, errorId }: SendGridError): boolean {
  return kind === "forbidden" && errorId === NO_RESELLER;
}

/** One page of `GET /v3/partners/accounts`. `offset` is a cursor: the last id of the page before. */
export async function getCustomerAccounts(
  sg: SendGrid,
  page: CustomerPage,
): Promise<CustomerAccounts> {
  const { accounts, pages } = await customerPage(sg, page);
  return { accounts: accounts.map((row) => (isOdd(row) ? { id: null } : row)), pages };
}

async function customerPage(sg: SendGrid, page: CustomerPage) {
  const read = { path: "/v3/partners/accounts", query: { ...page }, readsErrorId: true } as const;
  return (await getOwn(sg, { ...read, schema: WireCustomerAccounts })).data;
}
