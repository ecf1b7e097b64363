import "server-only";
import { randomBytes } from "node:crypto";
import { sealData, unsealData } from "iron-session";
import { LRUCache } from "lru-cache";
import { env } from "../config/env";
import { ABSOLUTE_LIMIT_MS, TICKET_MEMORY_MS } from "./limits";

/** The cookie's content: a session id and the secret that opens its key. Never the key itself. */
type Ticket = { id: string; secret: string };

const BITS_128 = 16;
const TICKET = /^([\w-]{22})\.([\w-]{22})$/;

const isHttps = () => env().appOrigin.startsWith("https:");

/**
 * `__Host-` ties the cookie to this host and https; browsers refuse the prefix on http. On loopback, where all ports
 * share cookies, the name identifies the instance, so that two don't sign each other out.
 */
export function cookieName(): string {
  if (isHttps()) return "__Host-key-audit";
  return `key-audit-${new URL(env().appOrigin).port || "80"}`;
}

/** The Set-Cookie value for a new ticket; an empty value deletes the cookie. */
export function setCookie(value: string): string {
  const maxAge = value === "" ? 0 : ABSOLUTE_LIMIT_MS / 1_000;
  const secure = isHttps() ? "; Secure" : "";
  return `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
}

/** A new, unguessable ticket: 128 random bits for each part, base64url. */
export function newTicket(): Ticket {
  const random = () => randomBytes(BITS_128).toString("base64url");
  return { id: random(), secret: random() };
}

/** Seals a ticket for the cookie with the newest password. */
export function sealTicket({ id, secret }: Ticket): Promise<string> {
  const ttl = ABSOLUTE_LIMIT_MS / 1_000;
  return sealData({ t: `${id}.${secret}` }, { password: env().sessionPassword, ttl });
}

// Unsealing takes longer than the rest of a request. A cached entry grants nothing: the session is read each time.
const unsealed = new LRUCache<string, Ticket>({
  max: 5_000,
  ttl: TICKET_MEMORY_MS,
  ttlAutopurge: true,
});

/** Opens a cookie's value; null if we didn't seal it, or it is mangled. iron-session 8 throws on some of those. */
export async function openTicket(cookie: string): Promise<Ticket | null> {
  const known = unsealed.get(cookie);
  if (known !== undefined) return known;
  const options = { password: env().sessionPassword };
  const data = await unsealData<{ t?: unknown }>(cookie, options).catch(() => null);
  const [, id, secret] = TICKET.exec(typeof data?.t === "string" ? data.t : "") ?? [];
  if (id === undefined || secret === undefined) return null;
  const ticket = { id, secret };
  unsealed.set(cookie, ticket);
  return ticket;
}
