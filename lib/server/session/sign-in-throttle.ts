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

/** What a limit covers: one address, one network, or everyone together. */
type Whose = "address" | "network" | "all";
/** At most `points` in any `duration` seconds. */
type Bound = { whose: Whose; points: number; duration: number };

/** How many sign-ins may be tried, good ones included: each costs calls to SendGrid and a row in the store. */
const TRIED: readonly Bound[] = [
  { whose: "address", points: 60, duration: 60 },
  { whose: "network", points: 240, duration: 60 },
];
/**
 * How many keys SendGrid may refuse. Per address: enough for typos, too few for guessing. Per network: a fifth of the
 * total, so that one can't use it up. In total: so few that many networks together can't check thousands of keys.
 */
const REFUSED: readonly Bound[] = [
  { whose: "address", points: 5, duration: 60 },
  { whose: "address", points: 20, duration: 3_600 },
  { whose: "network", points: 20, duration: 60 },
  { whose: "network", points: 60, duration: 3_600 },
  { whose: "all", points: 100, duration: 60 },
];
/** How many sign-ins of one address run side by side, and how long others wait for them: all may be good. */
const AT_ONCE = 5;
const MAX_WAIT_MS = 20_000;
const MAX_KNOWN = 10_000;
const TRIED_TOO_OFTEN = "Too many sign-ins from your network.";

type Limiter = Bound & { message: string; counted: RateLimiterAbstract };
/** One point taken from a limiter. */
type Taken = { limiter: Limiter; key: string };

/**
 * The address and network that an IP counts for. One household or machine owns a whole /64 of IPv6 and could use a new
 * address each time; one customer of a provider may own a /56, or a few neighboring IPv4 addresses.
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
 * Limits refused sign-ins: an unlimited sign-in page tells thieves which of their keys work. A key that SendGrid
 * accepts gets its points back. In PostgreSQL all replicas share the counts; without it, there is one process.
 */
export class SignInThrottle {
  readonly #turnsOf = kept(
    (_address: string) => pLimit(AT_ONCE),
    new LRUCache<string, LimitFunction>({ max: MAX_KNOWN }),
  );
  readonly #tried: readonly Limiter[];
  readonly #refused: readonly Limiter[];

  /** @param store keeps the counts if replicas share it */
  constructor(store: Store) {
    const limiters = (name: string, message: string, bounds: readonly Bound[]) =>
      bounds.map((bound) => ({ ...bound, message, counted: limiterOf(store, name, bound) }));
    this.#tried = limiters("tried", TRIED_TOO_OFTEN, TRIED);
    this.#refused = limiters("refused", "Too many keys were refused.", REFUSED);
  }

  /**
   * Runs a sign-in in its turn.
   * @param isRefusal whether one of its errors counts as a refused key
   * @throws ApiFailure `rate_limited`; the signal's reason if the caller left; whatever `signIn` throws
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
      // Checked first, so that attempts from ever new addresses leave nothing behind in the meantime.
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

/** Takes a point from each limiter, or none and throws: a client that one limit refuses must not use up another. */
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
      // The library also counts what it refuses.
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
    // Uses the store's own connections, which notice that the database is away; the library needs only this much of a
    // pool.
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
