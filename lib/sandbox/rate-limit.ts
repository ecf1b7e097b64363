import { z } from "zod";

/**
 * A fixed window per key and `window`: a host, or a path there with its own limit. `reset`: SendGrid's general API
 * gives the window's end in epoch seconds, newer services in seconds from now. `casing`: the documentation writes
 * X-RateLimit-*, live answers X-Ratelimit-*.
 */
export const RateLimit = z
  .strictObject({
    limit: z.int().positive(),
    windowMs: z.int().positive().default(60_000),
    reset: z.enum(["epoch", "delta"]).default("epoch"),
    casing: z.enum(["X-RateLimit", "X-Ratelimit"]).optional(),
  })
  .nullable();
export type RateLimit = z.infer<typeof RateLimit>;

/** The headers that SendGrid sends with each answer. */
export function rateHeaders(
  remaining: number,
  reset: string | null,
  { limit, casing = "X-RateLimit" }: { limit: number; casing?: string | undefined },
): Record<string, string> {
  return {
    [`${casing}-Limit`]: String(limit),
    [`${casing}-Remaining`]: String(remaining),
    ...(reset === null ? {} : { [`${casing}-Reset`]: reset }),
  };
}

/** The windows of one sandbox, aligned to the clock: a minute's window ends on the minute, like SendGrid's. */
export function rateWindows(now: () => number) {
  const windows = new Map<string, { startMs: number; used: number }>();
  return {
    /** Counts one call. `allowed` is false for calls past the limit. Without a limit: always allowed, no headers. */
    take(
      apiKey: string,
      window: string,
      rateLimit: RateLimit,
    ): { allowed: boolean; headers: Record<string, string> } {
      if (!rateLimit) return { allowed: true, headers: {} };
      const { limit, windowMs, reset } = rateLimit;
      const nowMs = now();
      const startMs = nowMs - (nowMs % windowMs);
      const id = `${apiKey} ${window}`;
      const known = windows.get(id);
      const used = (known?.startMs === startMs ? known.used : 0) + 1;
      windows.set(id, { startMs, used });
      const endMs = startMs + windowMs;
      const resetS = Math.ceil((reset === "epoch" ? endMs : endMs - nowMs) / 1000);
      return {
        allowed: used <= limit,
        headers: rateHeaders(Math.max(0, limit - used), String(resetS), rateLimit),
      };
    },
    clear(apiKey?: string) {
      for (const id of windows.keys()) {
        if (apiKey === undefined || id.startsWith(`${apiKey} `)) windows.delete(id);
      }
    },
  };
}

export type RateWindows = ReturnType<typeof rateWindows>;
