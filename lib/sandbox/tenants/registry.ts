import { kept } from "@/lib/audit/kept";
import type { TenantName } from "../keys";
import { acme } from "./acme";
import { fleet, huge } from "./fleet";
import {
  auditor,
  docsShape,
  eu,
  full,
  ignoredHeader,
  limited,
  mailOnly,
  odd,
  revoked,
  solo,
} from "./small";
import type { Tenant } from "./tenant";

const MAKERS: Record<TenantName, () => Tenant> = {
  acme,
  solo,
  limited,
  "mail-only": mailOnly,
  auditor,
  full,
  fleet,
  huge,
  eu,
  revoked,
  "docs-shape": docsShape,
  odd,
  "ignored-header": ignoredHeader,
};

/** The tenant with that name, created on first use. It never changes, so every sandbox of the process shares it. */
export const tenantNamed = kept((name: TenantName) => MAKERS[name]());
