import "server-only";
import { LRUCache } from "lru-cache";
import { type Account, accountId, SELF } from "@/lib/audit/account";
import { isApiKeyId, isMissingApiKeyId, missingApiKeyId } from "@/lib/audit/api-key-id";
import { byText } from "@/lib/audit/by-text";
import { KEY_CAP } from "@/lib/audit/key-cap";
import type { ApiKey, ApiKeyName } from "@/lib/contract/answers";
import { processWide } from "@/lib/process-wide";
import { getForAccount } from "./client";
import { ownKeyIdOf } from "./credential";
import { ignoredHeader, SendGridError } from "./error";
import { pagesOf } from "./pages";
import type { SendGrid } from "./sendgrid";
import { isOdd, WireApiKey, WireApiKeys } from "./wire";

const PAGE = 100;
const MAX_PAGES = 50;
const LISTED_MS = 60_000;

/**
 * Every key of an account, sorted by name then id. A key without a usable id in SendGrid's list gets a {@link
 * missingApiKeyId}.
 * @param onPage gets each page as it comes, so that the caller can read its keys while the next is requested
 * @throws SendGridError; `unreadable` if SendGrid answered a subuser's list with the parent's keys, repeated a page
 * though more keys may exist, or sent no end
 */
export async function listApiKeys(
  sg: SendGrid,
  account: Account,
  onPage: (keys: readonly ApiKeyName[]) => void = () => {},
): Promise<ApiKeyName[]> {
  const keys: ApiKeyName[] = [];
  let odd = 0;
  for await (const rows of apiKeyPages(sg, account)) {
    const page = rows.map((row) => {
      if (!isOdd(row)) return row;
      odd += 1;
      return { api_key_id: missingApiKeyId(odd), name: row.name };
    });
    if (account.kind !== "self") {
      // The key we use is alive, so the parent's list contains it, however new the other keys on it are.
      const isProven = (parents: Ids) => parents.has(ownKeyIdOf(sg.credential));
      await assertNotTheParents(sg, "/v3/api_keys", page, isProven);
    }
    onPage(page);
    keys.push(...page);
  }
  listed.set(listKeyOf(sg, account), new Set(keys.map(idOf)));
  return keys.sort(byNameThenId);
}

const idOf = (key: Pick<ApiKeyName, "api_key_id">) => key.api_key_id;

type Ids = ReadonlySet<string>;

/** The recent lists of accounts, read in full and proven to be no other account's. */
const listed = processWide(
  "listed ids",
  () => new LRUCache<string, Ids>({ max: 2_000, ttl: LISTED_MS }),
);

const listKeyOf = ({ credential }: SendGrid, account: Account) =>
  `${credential.owner} ${accountId(account)}`;

/**
 * A host that ignores the header would show the parent's keys under a subuser's name. Ids are unique, so one proves it.
 * @param isProven whether the remembered parent's list is proof enough: a key may be newer than that list. If not, this
 * reads it again, after the answer, and so with every parent's key in the answer
 * @throws SendGridError `unreadable`, or why the parent's own list could not be read
 */
async function assertNotTheParents(
  sg: SendGrid,
  path: string,
  keys: readonly Pick<ApiKeyName, "api_key_id">[],
  isProven: (parents: Ids) => boolean,
): Promise<void> {
  const ids = keys.map(idOf).filter((id) => !isMissingApiKeyId(id));
  if (ids.length === 0) return;
  const isIn = (parents: Ids) => ids.some((id) => parents.has(id));
  const known = listed.get(listKeyOf(sg, SELF));
  if (known !== undefined && isIn(known)) throw ignoredHeader(path);
  if (known !== undefined && isProven(known)) return;
  if (isIn(new Set((await listApiKeys(sg, SELF)).map(idOf)))) throw ignoredHeader(path);
}

function byNameThenId(a: ApiKeyName, b: ApiKeyName): number {
  return byText(a.name, b.name) || byText(a.api_key_id, b.api_key_id);
}

/**
 * SendGrid documents neither a maximum `limit` nor its `Link` header, so we continue after a full page, and after one
 * that names a next.
 */
function apiKeyPages(sg: SendGrid, account: Account) {
  return pagesOf<ApiKeyName, number>({
    path: "/v3/api_keys",
    maxPages: MAX_PAGES,
    ask: async (at) => {
      const query = { limit: PAGE, ...(at === null ? {} : { offset: at }) };
      const read = { path: "/v3/api_keys", query, account, schema: WireApiKeys } as const;
      const { data, nextOffset } = await getForAccount(sg, read);
      const rows = data.result;
      const isFull = rows.length >= PAGE;
      return { rows, next: (known) => nextOffset ?? (isFull ? known : null) };
    },
    idOf,
    // A list of as many keys as an account may have is whole.
    mayEndByRepeating: (known) => known <= KEY_CAP,
  });
}

/**
 * One key with its scopes, flat, whichever shape SendGrid's answer has.
 * @throws SendGridError; `unreadable` also if it is the parent's key though another account was asked for
 */
export async function getApiKey(sg: SendGrid, account: Account, apiKeyId: string): Promise<ApiKey> {
  const key = await getListedApiKey(sg, account, apiKeyId);
  if (account.kind !== "self") {
    const isProven = () => listed.get(listKeyOf(sg, account))?.has(apiKeyId) === true;
    await assertNotTheParents(sg, `/v3/api_keys/${apiKeyId}`, [key], isProven);
  }
  return key;
}

/**
 * {@link getApiKey} for an id from the account's own list, which its reader has proven to be no other account's.
 * @throws SendGridError; `unreadable` also if the answer is another key's, or has no scopes, and, without a call, for
 * an invalid id: a scan's ids come from SendGrid's own list, and must not lead to another address either
 */
export async function getListedApiKey(
  sg: SendGrid,
  account: Account,
  apiKeyId: string,
): Promise<ApiKey> {
  if (!isApiKeyId(apiKeyId)) {
    const sentence = "SendGrid listed this key without a usable ID, so its scopes cannot be read.";
    throw new SendGridError("unreadable", "/v3/api_keys", {
      reason: "an id that is none",
      sentence,
    });
  }
  const path = `/v3/api_keys/${apiKeyId}` as const;
  const { data: candidates } = await getForAccount(sg, { path, account, schema: WireApiKey });
  const key = candidates.find((candidate) => candidate.api_key_id === apiKeyId);
  if (key !== undefined) return key;
  throw new SendGridError("unreadable", path, { status: 200, reason: "another key’s answer" });
}
