import "server-only";
import { type AccountId, type Target, targetId } from "@/lib/audit/account";
import { isMissingApiKeyId } from "@/lib/audit/api-key-id";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { scopeHashes } from "@/lib/audit/policy/scope-hashes";
import { TOOL } from "@/lib/audit/report/tool";
import { frozenPolicy } from "@/lib/audit/review/from-policy";
import { openReview } from "@/lib/audit/review/open";
import { reviewFile } from "@/lib/audit/review/review";
import { type Snapshot, snapshotOf } from "@/lib/audit/snapshot/snapshot";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";
import { currentPolicy } from "../policy/policy-file";
import { digest } from "../process/sha256";
import { scanStream } from "../scan/scan-stream";
import { accountOf } from "../scan/target";
import { readerOf } from "../session/reader";
import type { SignedIn } from "../session/session";
import { seenAccounts } from "../store/history/reads";
import type { Store } from "../store/open-store";
import { seenReviews } from "../store/review/reads";
import { type NewReview, putReview } from "../store/review/reviews";
import { allOf, readAccountPage } from "../store/scan-changes";
import { askedLists, readScan, type Scan } from "../store/scans";
import type { Actor } from "./act";
import { keptDays } from "./kept-days";
import { manifestOf } from "./manifest";
import { keepOpened } from "./review-state";

/** Longer than reading the rows of any fleet from the store takes. */
const PATIENCE_MS = 20_000;

/**
 * The most reviews of one account, or of all that a key can list: each keeps a copy of all keys for more than a year.
 */
const REVIEWS_AT_ONCE = 100;

/**
 * Opens a review of what this session's newest finished scan of a target read.
 * @returns its id
 * @throws ApiFailure `not_found` if no such scan has ended, or no key could be listed; `rate_limited` for too many
 */
export async function freeze(
  store: Store,
  signedIn: SignedIn,
  target: Target,
  { note, person, nowMs }: Omit<Actor, "signedInWith"> & { note: string },
): Promise<string> {
  const { scan, fleet } = await finishedScan(store, signedIn, target);
  await assertRoom(store, signedIn, target);
  const snapshot = snapshotOf(fleet, { tool: TOOL, target: targetId(target), savedAtMs: nowMs });
  if (snapshot.keys.length === 0) {
    throw new ApiFailure("not_found", "No key could be listed: there is nothing to review.");
  }
  const policy = await currentPolicy();
  const said = {
    note,
    opened_by: person,
    opened_with: signedIn.session.api_key_id,
    opened_at_ms: nowMs,
    ...(policy &&
      frozenPolicy(policy.policy, fleet, { nowMs, hashes: await scopeHashes(fleet, digest) })),
    manifest: manifestOf(snapshot, {
      listedAtMs: await listedTimes(store, signedIn, target),
      lists: askedLists(scan),
    }),
  };
  const review = await openReview(said, snapshot, digest);
  const { opening } = review;
  const id = await putReview(store, {
    network: signedIn.session.network,
    target: targetId(target),
    opened_with: opening.opened_with,
    note: opening.note,
    opened_by: opening.opened_by.name,
    opened_at: nowMs,
    key_count: review.snapshot.keys.length,
    file: reviewFile(review),
    accounts: await accountsIn(store, signedIn, review.snapshot),
  });
  keepOpened(store, id, review);
  return id;
}

async function assertRoom(store: Store, signedIn: SignedIn, target: Target): Promise<void> {
  const seen = await seenReviews(store, readerOf(signedIn), null);
  const same = seen.filter(({ account }) => account === targetId(target));
  if (same.length < REVIEWS_AT_ONCE) return;
  throw new ApiFailure("rate_limited", `There are ${REVIEWS_AT_ONCE} reviews of this account.`, {
    help: `Continue one of them. Each is deleted ${keptDays(env().historyDays)} days after its last decision.`,
    retryAfterSeconds: 3_600,
  });
}

/** @throws ApiFailure `not_found` */
async function finishedScan(
  store: Store,
  signedIn: SignedIn,
  target: Target,
): Promise<{ scan: Scan; fleet: Fleet }> {
  const { owner } = signedIn.credential;
  const scan = await readScan(store, { owner, accountFilter: targetId(target) });
  const { sinceMs } = readerOf(signedIn);
  if (scan?.status === "done" && (scan.finished_at ?? 0) >= sinceMs) {
    const all: AuditEvent[] = [];
    for await (const events of scanStream(signedIn, target, AbortSignal.timeout(PATIENCE_MS))) {
      for (const event of events) all.push(event);
    }
    // All at once: each batch on its own would copy all keys before it.
    const fleet = applyEvents(emptyFleet(targetId(target)), all);
    if (fleet.finishedAtMs !== null) return { scan, fleet };
  }
  throw new ApiFailure("not_found", "There is no finished scan of this account to review.", {
    help: "Wait until everything has been read, then try again.",
  });
}

/** When each account's list of keys was read, epoch ms. */
async function listedTimes(store: Store, { credential }: SignedIn, target: Target) {
  const rows = { owner: credential.owner, account: accountOf(target) };
  const accounts = await allOf((after) => readAccountPage(store, rows, { after }));
  return new Map(accounts.map(({ account, listed_at }) => [account, listed_at]));
}

/** The accounts whose keys are frozen, and the key ids that identify each later. */
async function accountsIn(
  store: Store,
  signedIn: SignedIn,
  { accounts, keys }: Snapshot,
): Promise<NewReview["accounts"]> {
  const seen = await seenAccounts(store, readerOf(signedIn), null);
  const histories = new Map(seen.map(({ account, history }) => [account, history]));
  const ids = new Map<AccountId, Set<string>>();
  for (const { account, api_key_id } of keys) {
    const known = ids.get(account) ?? new Set();
    // Many accounts may have the same placeholder for an unreadable id, so it identifies none of them.
    ids.set(account, isMissingApiKeyId(api_key_id) ? known : known.add(api_key_id));
  }
  return accounts
    .filter(({ account }) => ids.has(account))
    .map(({ account, label }) => ({
      account,
      label,
      history: histories.get(account) ?? null,
      ids: ids.get(account) ?? new Set(),
    }));
}
