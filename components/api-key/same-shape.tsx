import { useMemo } from "react";
import { KeyLink } from "@/components/key/key-link";
import { KeysLink } from "@/components/links/text-link";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { clustersOf, nearTwins } from "@/lib/audit/fleet/shapes";
import { countOf, oneOr } from "@/lib/audit/words";

const SHOWN = 6;

/** The keys with exactly the same scopes, and those that differ in one or two. */
export function SameShape({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  const { own, same, twins } = useMemo(() => likesOf(fleet, apiKey), [fleet, apiKey]);
  if (apiKey.shape === null) {
    return <p className="text-ink-2">Unknown: its scopes have not been read.</p>;
  }
  const read = fleet.keys.filter((key) => key.shape !== null).length;
  return (
    <div className="space-y-4">
      <div>
        {own === null || same.length === 0 ? (
          <p>No other key has exactly its scopes.</p>
        ) : (
          <p>
            <KeysLink to={{ shape: [own.id] }}>{countOf(same.length, "other key")}</KeysLink>{" "}
            {oneOr(same.length, "has", "have")} exactly its scopes.
          </p>
        )}
        <KeyLinks keys={same} />
      </div>
      {twins.length > 0 && (
        <div>
          <p>
            <KeysLink to={{ shape: twins.map(({ cluster }) => cluster.id) }}>
              {countOf(twins.length, "near twin")}
            </KeysLink>
            , one or two scopes apart:
          </p>
          <ul className="mt-1.5 space-y-2.5">
            {twins.slice(0, SHOWN).map(({ cluster, more, fewer }) => (
              <li key={cluster.scopes.join(" ")}>
                <p className="text-xs [overflow-wrap:anywhere]">
                  <code>
                    {[
                      ...more.map((scope) => `+${scope}`),
                      ...fewer.map((scope) => `−${scope}`),
                    ].join(" ")}
                  </code>
                </p>
                <KeyLinks keys={cluster.keys} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-ink-3 text-xs">
        Among {read} of {countOf(fleet.keys.length, "key")} in the account read
        {fleet.finishedAtMs === null && " so far"}.
      </p>
    </div>
  );
}

function likesOf(fleet: Fleet, { account, api_key_id, shape }: FleetKey) {
  const clusters = clustersOf(fleet);
  const isIt = (key: FleetKey) => key.api_key_id === api_key_id && key.account === account;
  const own = shape === null ? undefined : clusters.find(({ keys }) => keys.some(isIt));
  if (own === undefined) return { own: null, same: [], twins: [] };
  return {
    own,
    same: own.keys.filter((key) => !isIt(key)),
    twins: nearTwins(clusters).get(own) ?? [],
  };
}

function KeyLinks({ keys }: { keys: readonly FleetKey[] }) {
  if (keys.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
      {keys.slice(0, SHOWN).map((key) => (
        <li key={key.api_key_id} className="min-w-0">
          <KeyLink apiKey={key} isInText className="break-words" />
        </li>
      ))}
      {keys.length > SHOWN && <li className="text-ink-2">and {keys.length - SHOWN} more</li>}
    </ul>
  );
}
