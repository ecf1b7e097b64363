import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { TargetId } from "@/lib/audit/account";
import type { KeyLife } from "@/lib/audit/context";
import type { Interval } from "@/lib/audit/interval";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import type { HistoryChanges, KeyLives } from "@/lib/contract/history";
import { apiFetch, getJson } from "./api";

const at = (path: string, target: TargetId, more: Record<string, string> = {}) =>
  `${path}?${new URLSearchParams({ account: target, ...more })}`;

type Told = KeyLives["lives"][number];
type ToldInterval = Told["created"];
const intervalOf = ({ after, by }: ToldInterval) => ({
  afterMs: after === null ? null : Date.parse(after),
  byMs: Date.parse(by),
});

function livesOf({ lives }: KeyLives): ReadonlyMap<KeyRef, KeyLife> {
  return new Map(
    lives.map(({ created, renamed, scopes_changed, ...key }) => [
      keyRef(key),
      {
        created: intervalOf(created),
        renamed: renamed && intervalOf(renamed),
        rescoped: scopes_changed && intervalOf(scopes_changed),
      },
    ]),
  );
}

/**
 * What the history proves about each key of a target. Runs once per scan, which adds to the history when it ends.
 * @param finishedAtMs when the scan ended; null: it has not, and earlier answers stay
 */
export function livesQuery(target: TargetId, finishedAtMs: number | null) {
  return queryOptions({
    queryKey: ["history", target, "lives", finishedAtMs],
    queryFn: async ({ signal }) =>
      livesOf(await getJson<KeyLives>(at("/api/history/lives", target), { signal })),
    enabled: finishedAtMs !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    placeholderData: (previous, query) => (query?.queryKey[1] === target ? previous : undefined),
  });
}

/** What changed in a target's accounts, newest first, page by page. */
export function changesQuery(target: TargetId, finishedAtMs: number | null) {
  return infiniteQueryOptions({
    queryKey: ["history", target, "changes", finishedAtMs],
    queryFn: ({ signal, pageParam }) => {
      const more: Record<string, string> = pageParam === null ? {} : { before: pageParam };
      return getJson<HistoryChanges>(at("/api/history/changes", target, more), { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ earlier }) => earlier,
    enabled: finishedAtMs !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * The state at a moment, as the text of a snapshot file. @throws ApiError `not_found` if nothing was recorded by then
 */
export async function pastSnapshot(target: TargetId, atMs: number): Promise<string> {
  const moment = encodeURIComponent(new Date(atMs).toISOString());
  return (await apiFetch(at(`/api/history/${moment}`, target))).text();
}

/** Deletes the whole record of an account. @param label its name, as the person typed it */
export async function forgetAccount(target: TargetId, label: string): Promise<void> {
  await apiFetch(at("/api/history", target), { method: "DELETE", body: { confirm: label } });
}

/** The most pages of changes to search: older ones go unmentioned. */
const MOST_PAGES = 10;

/**
 * When scans found keys of a target's accounts gone, newest first, back to a moment.
 * @param sinceMs epoch ms; null asks nothing
 * @param finishedAtMs when the scan ended, which adds to the history; null: it has not
 */
export function removalsQuery(
  target: TargetId,
  sinceMs: number | null,
  finishedAtMs: number | null,
) {
  return queryOptions({
    queryKey: ["history", target, "removals", sinceMs, finishedAtMs],
    queryFn: async ({ signal }) => {
      const gone = new Map<KeyRef, Interval>();
      let before: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const more: Record<string, string> = before === null ? {} : { before };
        const path = at("/api/history/changes", target, { limit: "2000", ...more });
        const told: HistoryChanges = await getJson<HistoryChanges>(path, { signal });
        for (const change of told.changes) {
          const ref = keyRef(change);
          if (change.kind === "removed" && !gone.has(ref)) gone.set(ref, intervalOf(change));
        }
        before = told.earlier;
        if (before === null || Date.parse(before) < (sinceMs ?? 0)) break;
      }
      return gone;
    },
    enabled: sinceMs !== null && finishedAtMs !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}
