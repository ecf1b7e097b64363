import "server-only";
import type { KeyLife } from "@/lib/audit/context";
import { eventsOf, type PastEvent } from "@/lib/audit/history/events";
import type { Interval } from "@/lib/audit/interval";
import type { History, HistoryChange, HistoryChanges, KeyLives } from "@/lib/contract/history";
import type { AccountHistory, AccountRun } from "../scan/history";
import { iso } from "./respond";

const intervalOf = ({ afterMs, byMs }: Interval) => ({
  after: afterMs === null ? null : iso(afterMs),
  by: iso(byMs),
});

/** One account of `GET /api/history`, newest state first. */
export function accountAnswer({ account, label, past }: AccountRun): History["accounts"][number] {
  return {
    account,
    label,
    states: past.states.toReversed().map((state) => ({
      state: state.hash,
      keys: state.keys,
      first_after: iso(state.firstAfterMs),
      first_before: iso(state.firstBeforeMs),
      last_after: iso(state.lastAfterMs),
      last_before: iso(state.lastBeforeMs),
    })),
    failures: past.failures.toReversed().flatMap(({ firstAtMs, lastAtMs, code, status }) => {
      const times = lastAtMs === firstAtMs ? [firstAtMs] : [lastAtMs, firstAtMs];
      return times.map((atMs) => ({ at: iso(atMs), code, status }));
    }),
  };
}

/** One key of `GET /api/history/lives`. */
export function lifeAnswer(
  account: string,
  api_key_id: string,
  { created, renamed, rescoped }: KeyLife,
): KeyLives["lives"][number] {
  return {
    account,
    api_key_id,
    created: intervalOf(created),
    renamed: renamed && intervalOf(renamed),
    scopes_changed: rescoped && intervalOf(rescoped),
  };
}

type Shapes = ReadonlyMap<string, readonly string[]>;

type Page = { beforeMs: number; fromMs: number | null; sinceMs: number | null };

/**
 * A page of `GET /api/history/changes`: events from one moment until just before another, newest first.
 * @param page `fromMs` null: from the beginning, at `sinceMs`; that is null if nothing is recorded
 */
export function changesAnswer(
  histories: readonly AccountHistory[],
  shapes: Shapes,
  { beforeMs, fromMs, sinceMs }: Page,
): HistoryChanges {
  const page = histories
    .flatMap((each) => eventsOf(each.past).map((event) => ({ each, event })))
    .filter(({ event: { byMs } }) => byMs < beforeMs && byMs >= (fromMs ?? byMs))
    .sort((a, b) => b.event.byMs - a.event.byMs);
  return {
    changes: page.map(({ each, event }) => changeAnswer(each, event, shapes)),
    earlier: fromMs === null ? null : iso(fromMs),
    since: sinceMs === null ? null : iso(sinceMs),
  };
}

const NOTHING = {
  api_key_id: null,
  name: null,
  previous_name: null,
  gained: null,
  lost: null,
  keys: null,
  code: null,
  status: null,
};

function changeAnswer(
  { account, label }: AccountHistory,
  event: PastEvent,
  shapes: Shapes,
): HistoryChange {
  const base = { account, label, ...intervalOf(event), ...NOTHING };
  if (event.kind === "first") return { ...base, kind: event.kind, keys: event.keys };
  if (event.kind === "readable") return { ...base, kind: event.kind };
  if (event.kind === "unreadable") {
    return { ...base, kind: event.kind, code: event.code, status: event.status };
  }
  const { kind, key } = event;
  const of = { ...base, kind, api_key_id: key.api_key_id, name: key.name };
  const scopes = (shape: string | null) => (shape === null ? undefined : shapes.get(shape));
  if (kind === "added") {
    const gained = scopes(key.shape);
    return { ...of, gained: gained === undefined ? null : [...gained] };
  }
  if (kind === "renamed") return { ...of, previous_name: event.previous.name };
  if (kind !== "rescoped") return of;
  const [before, after] = [scopes(event.previous.shape) ?? [], scopes(key.shape) ?? []];
  return {
    ...of,
    gained: after.filter((scope) => !before.includes(scope)),
    lost: before.filter((scope) => !after.includes(scope)),
  };
}
