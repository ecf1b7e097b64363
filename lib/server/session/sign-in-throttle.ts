import "server-only";
import { EventEmitter, once } from "node:events";
import { isIPv6 } from "node:net";
import { LRUCache } from "lru-cache";
import { ApiFailure } from "../http/api-failure";
import { type Limit, Refusals } from "./refusals";

const MINUTE_MS = 60_000;
/** Of one address: enough for who mistypes, too few for who guesses. */
const ONE: readonly Limit[] = [
  { max: 5, ms: MINUTE_MS },
  { max: 20, ms: 60 * MINUTE_MS },
];
/** Of all together, so that many addresses are no way to ask SendGrid about thousands of keys. */
const ALL: readonly Limit[] = [{ max: 100, ms: MINUTE_MS }];
const MAX_KNOWN = 10_000;
const MAX_WAIT_MS = 20_000;

/** One household or machine owns a whole /64 of IPv6, and could come from a new address each time. */
export function ownerOfAddress(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = ip.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const after = (tail ?? "").split(":").filter((group) => group !== "");
  const gap = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: Math.max(0, gap) }, () => "0"), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

function tooMany(waitMs: number): ApiFailure {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new ApiFailure("rate_limited", "Too many keys were refused.", {
    help: "Sign-in opens again after a pause. Make sure that you copied the whole key.",
    retryAfterSeconds,
  });
}

/**
 * Lets few refused sign-ins through: a sign-in page without limits tells thieves which of their keys live. What SendGrid
 * accepts costs nothing. It counts for this process alone: each replica has its own.
 */
export class SignInThrottle {
  readonly #known = new LRUCache<string, Refusals>({ max: MAX_KNOWN, ttl: 60 * MINUTE_MS });
  readonly #all = new Refusals(ALL);
  readonly #ends = new EventEmitter().setMaxListeners(0);

  /**
   * Asks for a turn. While others' answers are out that could use up what is left, it waits for them: they may be good.
   * @returns to be called at the end, with whether the key was refused
   * @throws ApiFailure `rate_limited`; the signal's reason when the caller left
   */
  async enter(ip: string, signal: AbortSignal): Promise<(refused: boolean) => void> {
    const own = this.#refusalsOf(ownerOfAddress(ip));
    const counted = [own, this.#all];
    const patience = AbortSignal.any([signal, AbortSignal.timeout(MAX_WAIT_MS)]);
    for (;;) {
      const nowMs = Date.now();
      const waitMs = Math.max(...counted.map((each) => each.waitMs(nowMs)));
      if (waitMs > 0) throw tooMany(waitMs);
      if (counted.every((each) => each.hasRoom(nowMs))) break;
      await once(this.#ends, "end", { signal: patience }).catch(() => {
        signal.throwIfAborted();
        throw tooMany(MAX_WAIT_MS);
      });
    }
    for (const each of counted) each.underWay += 1;
    return (refused) => {
      for (const each of counted) {
        each.underWay -= 1;
        if (refused) each.add(Date.now());
      }
      this.#ends.emit("end");
    };
  }

  #refusalsOf(owner: string): Refusals {
    const known = this.#known.get(owner) ?? new Refusals(ONE);
    this.#known.set(owner, known);
    return known;
  }
}
