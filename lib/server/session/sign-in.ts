import "server-only";
import { SELF } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet";
import type { SessionRegion } from "@/lib/contract/answers";
import { ownerOf } from "@/lib/sendgrid/credential";
import { SendGridError } from "@/lib/sendgrid/error";
import { getScopes, getUsername } from "@/lib/sendgrid/scopes";
import type { SendGrid } from "@/lib/sendgrid/sendgrid";
import { readerPatience } from "@/lib/sendgrid/transport";
import { ApiFailure } from "../http/api-failure";
import { networkOf, originsOf } from "../networks";
import { store } from "../shared-store";
import { createSession, type Session } from "../store/sessions";
import { ABSOLUTE_LIMIT_MS } from "./limits";
import { newTicket, sealTicket } from "./ticket";
import { sealKey } from "./vault";

/**
 * Signs in with a key: asks SendGrid whether it lives, on the host that was chosen, or on the global one and then the
 * EU one, since a key of the other region is answered like a dead one.
 * @param apiKey 69 characters, checked
 * @returns the new session and the sealed cookie value
 * @throws ApiFailure `key_rejected`; SendGridError when SendGrid could not be asked
 */
export async function signIn(
  apiKey: string,
  wanted: SessionRegion | undefined,
  signal: AbortSignal,
): Promise<{ session: Session; cookie: string }> {
  const network = networkOf(apiKey, wanted);
  const origins = await originsOf(network);
  const owner = ownerOf(apiKey, network);
  const hosts: Region[] = wanted === "global" || wanted === "eu" ? [wanted] : ["global", "eu"];
  const patience = readerPatience(signal);
  const { sg, scopes } = await firstLiving(
    hosts.map((home) => ({ credential: { apiKey, owner, origins, home }, patience })),
  );
  const username = await usernameOf(sg, scopes);
  const { session, cookie } = await newSession(sg, { network, scopes, username });
  await createSession(await store(), session);
  return { session, cookie };
}

async function firstLiving(candidates: SendGrid[]): Promise<{ sg: SendGrid; scopes: string[] }> {
  for (const sg of candidates) {
    const scopes = await scopesIfLiving(sg);
    if (scopes !== null) return { sg, scopes };
  }
  const tried = candidates.map(({ credential }) => credential.home).join(" and ");
  throw new ApiFailure("key_rejected", `SendGrid does not accept this key (asked: ${tried}).`, {
    help:
      candidates.length > 1
        ? "It was deleted, or not copied whole. Make a new one in SendGrid under Settings, API Keys."
        : "It was deleted, not copied whole, or belongs to the other region. Let the region be found, or choose the other.",
  });
}

/** The key's scopes; null when SendGrid calls it dead. 403 comes from a live key that may not read its own scopes. */
async function scopesIfLiving(sg: SendGrid): Promise<string[] | null> {
  try {
    return await getScopes(sg, SELF);
  } catch (error) {
    if (!(error instanceof SendGridError)) throw error;
    if (error.kind === "rejected") return null;
    if (error.kind === "forbidden") return [];
    throw error;
  }
}

/** The account's name is a courtesy: few custom keys may read it, and its absence stops nobody. */
async function usernameOf(sg: SendGrid, scopes: string[]): Promise<string | null> {
  if (!scopes.includes("user.username.read")) return null;
  return getUsername(sg).catch((error: unknown) => {
    if (error instanceof SendGridError) return null;
    throw error;
  });
}

async function newSession(
  { credential }: SendGrid,
  known: Pick<Session, "network" | "scopes" | "username">,
): Promise<{ session: Session; cookie: string }> {
  const ticket = newTicket();
  const nowMs = Date.now();
  const session: Session = {
    ...known,
    id: ticket.id,
    sealed_key: sealKey(credential.apiKey, ticket.secret, ticket.id),
    region: credential.home,
    // The middle part of a key is its public id (SendGrid's API reference, API Keys).
    api_key_id: credential.apiKey.split(".")[1] ?? "",
    created_at: nowMs,
    seen_at: nowMs,
    expires_at: nowMs + ABSOLUTE_LIMIT_MS,
  };
  return { session, cookie: await sealTicket(ticket) };
}
