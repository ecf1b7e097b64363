import { setMaxListeners } from "node:events";
import { accountId, SELF, type Target, targetId } from "@/lib/audit/account";
import type { Fleet, Region } from "@/lib/audit/fleet/fleet";
import { type Credential, ownerOf } from "@/lib/sendgrid/credential";
import { scanOptions } from "@/lib/sendgrid/transport";
import { failureOf } from "@/lib/server/failure/failure-of";
import { accountsOf } from "@/lib/server/scan/accounts";
import type { Previous } from "@/lib/server/scan/previous";
import { readAccounts } from "@/lib/server/scan/read-accounts";
import { firstLiving, hostsOf, usernameOf } from "@/lib/server/session/find-living";
import type { ApiKey } from "../api-key";
import { settings } from "../environment";
import type { Backing } from "../store/backing";
import { FleetWriter } from "./fleet-writer";

/** What to read, with which key, and how much of it. */
export type Wanted = ApiKey & {
  target: Target;
  /** Null: detect it. */
  region: Region | null;
  /** Reads only the lists of keys, not their scopes: enough to know whose a key is. */
  namesAlone?: boolean;
  /** Opens the store for the results; absent: they stay in memory. */
  backed?: (startedAtMs: number) => Promise<Backing>;
};

/** The results. */
export type Gathered = {
  fleet: Fleet;
  /** The key that read them, according to SendGrid; its scopes are null if it didn't tell. */
  reader: { api_key_id: string; scopes: readonly string[] | null };
  /** The credential used; null if the scan did not finish. */
  credential: Credential | null;
  /** Why it ended early; null if it didn't. */
  broken: string | null;
};

/** Gets the progress of a scan. `credential` names the lanes that it waits in. */
export type Watch = (writer: FleetWriter, credential: Credential) => void;

/**
 * Reads accounts and their keys as the dashboard's scan does: same client, lanes and failures. If the signal fires or
 * the key dies, returns what it has so far.
 * @throws ApiFailure, SendGridError if nothing could be read at all
 */
export async function gather(wanted: Wanted, signal: AbortSignal, watch: Watch): Promise<Gathered> {
  const { api_key: apiKey, api_key_id, target, region } = wanted;
  // Every call under way listens to it: many listeners are not a leak.
  setMaxListeners(0, signal);
  const startedAtMs = Date.now();
  const [origins, owner] = [settings().sendgridOrigins, ownerOf(apiKey, "sendgrid")];
  const backing = (await wanted.backed?.(startedAtMs)) ?? null;
  const writer = new FleetWriter(targetId(target), backing);
  const reader: Gathered["reader"] = { api_key_id, scopes: null };
  let hasBegun = false;
  try {
    const options = scanOptions(signal);
    const candidates = hostsOf(region ?? undefined).map((home) => {
      return { credential: { apiKey, owner, origins, home }, options };
    });
    const { sg, scopes } = await firstLiving(candidates);
    const { credential } = sg;
    reader.scopes = scopes;
    const known = { username: await usernameOf(sg, scopes), region: credential.home };
    const listed = await accountsOf(sg, known, target, Promise.resolve(scopes));
    const accounts = (await backing?.admit(listed)) ?? listed.accounts;
    for (const account of accounts) writer.saveAccount(account);
    hasBegun = true;
    watch(writer, credential);
    const nothing: Previous = { accounts: new Map(), keysOf: () => [], isFresh: () => false };
    const previous = backing?.previous ?? nothing;
    const isFresh = wanted.namesAlone ? () => true : previous.isFresh;
    const work = { credential, writer, previous: { ...previous, isFresh }, signal };
    // Another process may just have stored a list that this fleet lacks, so this reads every list.
    await readAccounts({ ...work, staleBeforeMs: Number.POSITIVE_INFINITY }, accounts);
    const fleet = writer.fleet(startedAtMs, Date.now());
    return { fleet, reader, credential, broken: null };
  } catch (error) {
    if (!hasBegun && !signal.aborted) throw error;
    if (!hasBegun) writer.saveAccount(unasked(target));
    const broken = signal.aborted ? "Interrupted." : failureOf(error).message;
    return { fleet: writer.fleet(startedAtMs, null), reader, credential: null, broken };
  }
}

/**
 * A placeholder for a target interrupted before anything was known about it: otherwise nothing would seem to be
 * missing.
 */
function unasked(target: Target) {
  const account = accountId(target === "all" ? SELF : target);
  const nothing = { key_count: null, listed_at: null, proven: false, failure: null };
  const facts = { label: account, region: "global", disabled: false, status: "waiting" } as const;
  return { account, ...facts, ...nothing };
}
