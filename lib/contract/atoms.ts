import { z } from "zod";
import type { Region } from "@/lib/audit/fleet/fleet";

/** The building blocks of our API's schemas. */

export const region = z.enum(["global", "eu"]) satisfies z.ZodType<Region>;
/** ISO 8601, UTC. */
export const time = z.iso.datetime();
export const count = z.int().min(0);
export const epochMs = z.int().min(0);
export const account = z
  .string()
  .meta({ description: "`self`, `subuser:NAME` or `account-id:ID`." });
/** SHA-256, in hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
