import { account } from "../account";
import { sentMinutesAgo } from "../activity";
import { ACME_KEYS } from "../data/acme-keys";
import { roleKeys } from "../data/roles";
import { SETS } from "../data/scope-sets";
import { type Tenant, tenant } from "./tenant";

const SUBUSERS = [
  { username: "acme-transactional", keys: 8 },
  { username: "acme-marketing", keys: 6 },
  { username: "acme-eu-transactional", keys: 5, region: "eu" },
  { username: "acme-eu-marketing", keys: 3, region: "eu" },
  { username: "team@acme-de.example", keys: 2, region: "eu" },
  { username: "Acme Outlet Store", keys: 4 },
  { username: "support@acme.example", keys: 3 },
  { username: "acme-labs", keys: 2 },
  { username: "acme-legacy-2017", keys: 3, disabled: true },
  { username: "partner-northwind", keys: 1 },
  { username: "partner-contoso", keys: 5 },
  { username: "acme-sandbox", keys: 7 },
] as const;

const CUSTOMERS = [
  { id: "sg4f1c0a9be27d4836a5d1e6f70b8c92aa", created_at: "2023-03-14T09:26:53Z", keys: 4 },
  { id: "sg9d27e5c18b3f4a60b7c4d2815ea6f03b", created_at: "2025-11-02T16:40:07Z", keys: 2 },
] as const;

/** A mail-commerce company: every kind of key, and nearly every mistake. */
export function acme(): Tenant {
  return tenant(
    "acme",
    {
      id: 8_100_000,
      activity: sentMinutesAgo({
        "production-web": 3,
        "production-worker": 12,
        "production-api": 47,
        newsletter: 1_500,
        "invoices 📮💸": 9_000,
      }),
      subusers: SUBUSERS.map(({ keys, ...subuser }, index) =>
        account({ ...subuser, id: 8_100_101 + index }, () => roleKeys(subuser.username, keys)),
      ),
      customers: CUSTOMERS.map(({ id, created_at, keys }, index) => ({
        id,
        created_at,
        account: account({ id: 8_100_901 + index, username: `acme-customer-${index + 1}` }, () =>
          roleKeys(id, keys),
        ),
      })),
    },
    { name: "key-audit", scopes: SETS.parentFull },
    () => ACME_KEYS,
  );
}
