import "server-only";
import { accountId, SELF } from "@/lib/audit/account";
import { getListedApiKey, listApiKeys } from "@/lib/sendgrid/api-keys";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import type { Store } from "../store/open-store";
import { allOf, readKeyPage } from "../store/scan-changes";
import { scopesOfKeys } from "../store/scan-shapes";

/** A key in the own account's list. `scopes` is null if they are not read. */
export type OwnKey = { api_key_id: string; scopes: readonly string[] | null };

/** The keys of the own account from the last scan, or from SendGrid's current list if there is none. */
export async function ownKeys(db: Store, sg: SendGrid): Promise<OwnKey[]> {
  const stored = await storedKeys(db, sg.credential.owner);
  if (stored.length > 0) return stored;
  const listed = await listApiKeys(sg, SELF);
  return listed.map(({ api_key_id }) => ({ api_key_id, scopes: null }));
}

/** One key of the own account, from a scan or SendGrid's own list. Null: neither names such a key. */
export async function ownKey(db: Store, sg: SendGrid, apiKeyId: string): Promise<OwnKey | null> {
  const isIt = (key: { api_key_id: string }) => key.api_key_id === apiKeyId;
  const stored = (await storedKeys(db, sg.credential.owner)).find(isIt);
  if (stored !== undefined) return stored;
  const listed = (await listApiKeys(sg, SELF)).find(isIt);
  return listed === undefined ? null : getListedApiKey(sg, SELF, listed.api_key_id);
}

async function storedKeys(db: Store, owner: string): Promise<OwnKey[]> {
  const rows = { owner, account: accountId(SELF) };
  const keys = await allOf((after) => readKeyPage(db, rows, { after }));
  const scopesOf = await scopesOfKeys(db, owner, keys);
  return keys.map((key) => ({ api_key_id: key.api_key_id, scopes: scopesOf(key) }));
}
