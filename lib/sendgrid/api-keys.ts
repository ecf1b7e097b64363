import "server-only";
import { LRUCache } from "lru-cache";
import { type Account, SELF } from "@/lib/audit/account";
import { isApiKeyId } from "@/lib/audit/is-api-key-id";
import type { ApiKey, ApiKeyName } from "@/lib/contract/answers";
import { getForAccount } from "./client";
import { endlessList, SendGridError } from "./error";
import type { SendGrid } from "./sendgrid";
import { WireApiKey, WireApiKeys } from "./wire";

const PAGE = 100;
const MAX_PAGES = 50;
const PARENT_IDS_MS = 60_000;

/**
 * Every key of an account, sorted by name then id.
 * @param onPage hears each page as it comes, so that its keys can be read while the next is asked for
 * @throws SendGridError; `unreadable` when SendGrid answered a subuser's list with the parent's keys, or without an end
 */
export async function listApiKeys(
  sg: SendGrid,
  account: Account,
  onPage: (keys: readonly ApiKeyName[]) => void = () => {},
): Promise<ApiKeyName[]> {
  const keys: ApiKeyName[] = [];
  for await (const page of apiKeyPages(sg, account)) {
    onPage(page);
    keys.push(...page);
  }
  if (account.kind === "self") parentIds.set(sg.credential.owner, new Set(keys.map(idOf)));
  return keys.sort(byNameThenId);
}

const idOf = (key: ApiKeyName) => key.api_key_id;

function byNameThenId(a: ApiKeyName, b: ApiKeyName): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.api_key_id < b.api_key_id ? -1 : 1;
}

/**
 * An account's keys as its list comes, each key once. SendGrid documents neither a maximum for `limit` nor its `Link`
 * header: a page that is full or names a next one is followed, until one brings no new id.
 * @throws as listApiKeys
 */
async function* apiKeyPages(sg: SendGrid, account: Account): AsyncGenerator<ApiKeyName[]> {
  const ask = (offset: number) => {
    const query = { limit: PAGE, ...(offset === 0 ? {} : { offset }) };
    return getForAccount(sg, { path: "/v3/api_keys", query, account, schema: WireApiKeys });
  };
  const byId = new Map<string, ApiKeyName>();
  let asked = ask(0);
  for (let page = 1, offset = 0; ; page += 1) {
    const { data, nextOffset } = await asked;
    const before = byId.size;
    for (const key of data.result) if (!byId.has(key.api_key_id)) byId.set(key.api_key_id, key);
    const fresh = [...byId.values()].slice(before);
    if (account.kind !== "self") await assertNotTheParents(sg, fresh);
    const isFull = data.result.length >= PAGE;
    if (fresh.length === 0 || (nextOffset === null && !isFull)) return yield fresh;
    if (page === MAX_PAGES) throw endlessList("/v3/api_keys");
    offset = nextOffset ?? offset + data.result.length;
    // Asked before the page is handed on, so that the rest of the list does not queue behind the page's keys.
    asked = ask(offset);
    asked.catch(() => {});
    yield fresh;
  }
}

const parentIds = new LRUCache<string, ReadonlySet<string>>({ max: 2_000, ttl: PARENT_IDS_MS });

/** A header that was ignored would show the parent's keys under a subuser's name. Ids are unique, so one is proof. */
async function assertNotTheParents(sg: SendGrid, keys: ApiKeyName[]) {
  if (keys.length === 0) return;
  const known = parentIds.get(sg.credential.owner);
  const parents = known ?? new Set((await listApiKeys(sg, SELF)).map(idOf));
  if (keys.some((key) => parents.has(key.api_key_id))) {
    const reason = "the on-behalf-of header was ignored";
    throw new SendGridError("unreadable", "/v3/api_keys", { status: 200, reason });
  }
}

/**
 * One key with its scopes, flat, whichever shape SendGrid answered in.
 * @throws SendGridError; `unreadable` also when the answer is another key's, or has no scopes, and, without a call, for
 * an id that is none: those of a scan come from SendGrid's own list, and must lead to no other address either
 */
export async function getApiKey(sg: SendGrid, account: Account, apiKeyId: string): Promise<ApiKey> {
  if (!isApiKeyId(apiKeyId)) {
    throw new SendGridError("unreadable", "/v3/api_keys", { reason: "an id that is none" });
  }
  const path = `/v3/api_keys/${apiKeyId}` as const;
  const { data: candidates } = await getForAccount(sg, { path, account, schema: WireApiKey });
  const key = candidates.find((candidate) => candidate.api_key_id === apiKeyId);
  if (key !== undefined) return key;
  throw new SendGridError("unreadable", path, { status: 200, reason: "another key's answer" });
}
