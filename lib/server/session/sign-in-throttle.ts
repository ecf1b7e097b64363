import "server-only";
import { isIPv6 } from "node:net";
import { CompiledQuery } from "kysely";
import { LRUCache } from "lru-cache";
import pLimit, { type LimitFunction } from "p-limit";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { kept } from "@/lib/audit/kept";
import { ApiFailure } from "../failure/api-failure";
import { logFailure } from "../failure/note-failure";
import type { Store } from "../store/open-store";

/** Of whom: one address, one network, or all together. */
type Whose = "address" | "network" | "all";
/** At most `points` in any `duration` seconds. */
type Bound = { whose: Whose; points: number; duration: number };

/** How many sign-ins are tried, good ones too: each costs calls to SendGrid and a row in the store. */
const TRIED: readonly Bound[] = [
  { whose: "address", points: 60, duration: 60 },
  { whose: "network", points: 240, duration: 60 },
];
/**
 * How many keys SendGrid may refuse: of one address enough for who mistypes and too few for who guesses, of one network
 * a fifth of what all may have, so that it cannot use that up, and of all so few that many networks are no way to ask
 * SendGrid about thousands of keys.
 */
const REFUSED: readonly Bound[] = [
  { whose: "address", points: 5, duration: 60 },
  { whose: "address", points: 20, duration: 3_600 },
  { whose: "network", points: 20, duration: 60 },
  { whose: "network", points: 60, duration: 3_600 },
  { whose: "all", points: 100, duration: 60 },
];
/** Sign-ins of one address that are asked about side by side, and how long others wait for them: all may be good. */
const AT_ONCE = 5;
const MAX_WAIT_MS = 20_000;
const MAX_KNOWN = 10_000;
const TRIED_TOO_OFTEN = "Too many sign-ins from your network.";

type Limiter = Bound & { message: string; counted: RateLimiterAbstract };
/** One point that was taken of somebody. */
type Taken = { limiter: Limiter; key: string };

/**
 * Whom an address counts for. One household or machine owns a whole /64 of IPv6, and could come from a new address each
 * time; one customer of a provider a /56, or a few IPv4 addresses side by side.
 */
export function ownersOfAddress(ip: string): { address: string; network: string } {
  if (!isIPv6(ip)) return { address: ip, network: ip.split(".").slice(0, 3).join(".") };
  const [head = "", tail] = ip.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const after = tail?.split(":") ?? [];
  const gap = Array.from({ length: 8 - groups.length - after.length }, () => "0");
  const all = [...groups, ...gap, ...after];
  const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16));
  const hex = (numbers: number[]) => numbers.map((group) => group.toString(16)).join(":");
  const [a = 0, b = 0, c = 0, d = 0] = first;
  return { address: hex(first), network: hex([a, b, c, d & 0xff00]) };
}

/**
 * Lets few refused sign-ins through: a sign-in page without limits tells thieves which of their keys live. What SendGrid
 * accepts gives back what it took of those. In PostgreSQL the counts are every replica's; without, there is one process.
 */
export class SignInThrottle {
  readonly #turnsOf = kept(
    (_address: string) => pLimit(AT_ONCE),
    new LRUCache<string, LimitFunction>({ max: MAX_KNOWN }),
  );
  readonly #tried: readonly Limiter[];
  readonly #refused: readonly Limiter[];

  /** @param store keeps the counts, where it is one that replicas share */
  constructor(store: Store) {
    const limiters = (name: string, message: string, bounds: readonly Bound[]) =>
      bounds.map((bound) => ({ ...bound, message, counted: limiterOf(store, name, bound) }));
    this.#tried = limiters("tried", TRIED_TOO_OFTEN, TRIED);
    this.#refused = limiters("refused", "Too many keys were refused.", REFUSED);
  }

  /**
   * Runs a sign-in when it is its turn.
   * @param isRefusal whether a failure of it counts as a refused key
   * @throws ApiFailure `rate_limited`; the signal's reason when the caller left; whatever `signIn` throws
   */
  async run<T>(
    ip: string,
    signal: AbortSignal,
    signIn: () => Promise<T>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<T> {
    const owners = { ...ownersOfAddress(ip), all: "all" };
    const deadline = AbortSignal.timeout(MAX_WAIT_MS);
    return this.#turnsOf(owners.address)(async () => {
      signal.throwIfAborted();
      if (deadline.aborted) throw tooMany(TRIED_TOO_OFTEN, MAX_WAIT_MS);
      // First of all, so that attempts from ever new addresses leave nothing behind while it lasts.
      await refuseIfClosed(this.#refused);
      const taken = await take([...this.#refused, ...this.#tried], owners);
      const ofRefused = taken.filter(({ limiter }) => this.#refused.includes(limiter));
      try {
        const signedIn = await signIn();
        await giveBack(ofRefused);
        return signedIn;
      } catch (error) {
        if (!isRefusal(error)) await giveBack(ofRefused);
        throw error;
      }
    });
  }
}

async function refuseIfClosed(limiters: readonly Limiter[]): Promise<void> {
  for (const { whose, points, message, counted } of limiters) {
    const all = whose === "all" ? await counted.get(whose) : null;
    if (all !== null && all.consumedPoints >= points && all.msBeforeNext > 0) {
      throw tooMany(message, all.msBeforeNext);
    }
  }
}

/** Takes a point of each, or none and throws: whom one bound keeps out must not use up another. */
async function take(
  limiters: readonly Limiter[],
  owners: Record<Whose, string>,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const limiter of limiters) {
    const key = owners[limiter.whose];
    try {
      await limiter.counted.consume(key);
      taken.push({ limiter, key });
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      // The library counts also what it turns away.
      await giveBack([...taken, { limiter, key }]);
      throw tooMany(limiter.message, error.msBeforeNext);
    }
  }
  return taken;
}

/** Never throws: who is signed in stays so, and who is not is told why. A point that is not given back ends by itself. */
async function giveBack(taken: readonly Taken[]): Promise<void> {
  for (const { limiter, key } of taken) {
    await limiter.counted
      .reward(key)
      .catch((error: unknown) => logFailure("sign_in_throttle", error));
  }
}

function limiterOf(store: Store, name: string, bound: Bound): RateLimiterAbstract {
  const { whose, points, duration } = bound;
  const options = { keyPrefix: `${name}-${whose}-${duration}`, points, duration };
  if (!store.isShared) return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    // The store's own connections: they know when the database is away, and the library needs this of a pool alone.
    storeClient: {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const { rows } = await store.db.executeQuery(CompiledQuery.raw(text, values));
        return { rows, rowCount: rows.length };
      },
    },
    storeType: "pool",
    tableName: "sign_in_count",
    tableCreated: true,
    clearExpiredByTimeout: false,
  });
}

function tooMany(message: string, waitMs: number): ApiFailure {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new ApiFailure("rate_limited", message, {
    help: "Wait a moment, and make sure you copied the whole key.",
    retryAfterSeconds,
  });
}
