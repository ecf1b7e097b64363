import type { Region } from "@/lib/audit/fleet/fleet";

/** Which SendGrid a session talks to: its global host, its EU host, or the built-in sandbox account. */
export type SessionRegion = Region | "sandbox";

/** `GET /api/session`. Times are ISO 8601, UTC. The key itself is never part of it. */
export type SessionView = {
  api_key_id: string;
  region: SessionRegion;
  /** What the key may do; null where SendGrid would not tell. Asked again when a scan begins. */
  scopes: string[] | null;
  username?: string;
  expires_at: string;
  idle_expires_at: string;
};

/** `GET /api/v3/api_keys`: one entry, as SendGrid names its fields. */
export type ApiKeyName = { api_key_id: string; name: string };
/** Null: SendGrid listed the key without an id that can be read. */
export type ApiKeyList = { result: { api_key_id: string | null; name: string }[] };

/** `GET /api/v3/api_keys/{api_key_id}`. */
export type ApiKey = { api_key_id: string; name: string; scopes: string[] };

/** One entry of `GET /api/v3/subusers`. Region null: SendGrid names none, or one that is not known to have a host. */
export type Subuser = {
  id?: number | undefined;
  username: string;
  email?: string | undefined;
  disabled: boolean;
  region: Region | null;
};

/** The same where its name may be one that cannot be read. */
export type ListedSubuser = Omit<Subuser, "username"> & { username: string | null };

/** `GET /api/v3/partners/accounts`: `pages.last` is the cursor to pass as the next `offset`. */
export type CustomerAccounts = {
  accounts: { id: string | null; created_at?: string | undefined }[];
  pages: { last?: string | undefined };
};
