import "server-only";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { SessionRegion } from "@/lib/contract/answers";
import { isFailure, SendGridError } from "@/lib/sendgrid/error";
import { getScopesOfLiving, getUsername } from "@/lib/sendgrid/scopes";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { ApiFailure } from "../failure/api-failure";

/** The hosts to try a key on: that of its region, or else both, since each host rejects the other's keys as dead. */
export function hostsOf(wanted: SessionRegion | undefined): Region[] {
  return wanted === "global" || wanted === "eu" ? [wanted] : ["global", "eu"];
}

type Living = { sg: SendGrid; scopes: string[] | null };

/**
 * The first host that accepts the key, and what the key may do.
 * @throws ApiFailure `key_rejected`; SendGridError if SendGrid gave no answer
 */
export async function firstLiving(candidates: SendGrid[]): Promise<Living> {
  for (const sg of candidates) {
    try {
      return { sg, scopes: await getScopesOfLiving(sg) };
    } catch (error) {
      if (!isFailure(error, "rejected")) throw error;
    }
  }
  const tried = candidates.map(({ credential }) => credential.home).join(" and ");
  throw new ApiFailure("key_rejected", `SendGrid rejected this key (asked: ${tried}).`, {
    help:
      candidates.length > 1
        ? "It was deleted or not copied completely. Create a new one in SendGrid under Settings, API Keys."
        : "It was deleted, not copied completely, or belongs to the other region. Detect the region automatically, or choose the other one.",
  });
}

/** The account's name, null if unknown: few custom keys may read it, and sign-in works without it. */
export async function usernameOf(sg: SendGrid, scopes: string[] | null): Promise<string | null> {
  if (scopes !== null && !scopes.includes("user.username.read")) return null;
  return getUsername(sg).catch((error: unknown) => {
    if (error instanceof SendGridError) return null;
    throw error;
  });
}
