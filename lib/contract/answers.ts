import type { Region } from "@/lib/audit/fleet";

/** Which SendGrid a session talks to: its global host, its EU host, or the built-in sandbox account. */
export type SessionRegion = Region | "sandbox";

/** `GET /api/session`. Times are ISO 8601, UTC. The key itself is never part of it. */
export type SessionView = {
  api_key_id: string;
  region: SessionRegion;
  scopes: string[];
  username?: string;
  expires_at: string;
  idle_expires_at: string;
};

/** `GET /api/v3/api_keys`: one entry, as SendGrid names its fields. */
export type ApiKeyName = { api_key_id: string; name: string };
export type ApiKeyList = { result: ApiKeyName[] };

/** `GET /api/v3/api_keys/{api_key_id}`. */
export type ApiKey = { api_key_id: string; name: string; scopes: string[] };

/** `GET /api/v3/scopes`. */
export type Scopes = { scopes: string[] };

/** One entry of `GET /api/v3/subusers`. */
export type Subuser = {
  id: number;
  username: string;
  email?: string;
  disabled: boolean;
  region: Region;
};

/** `GET /api/v3/partners/accounts`: `pages.last` is the cursor to pass as the next `offset`. */
export type CustomerAccounts = {
  accounts: { id: string; created_at?: string }[];
  pages: { last?: string };
};
