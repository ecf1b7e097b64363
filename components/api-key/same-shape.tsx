import Link from "next/link";
import { useMemo } from "react";
import { keyHref } from "@/components/key/key-href";
import { countOf } from "@/components/key/reading";
import { SafeText } from "@/components/key/safe-text";
import type { Fleet, FleetKey } from "@/lib/audit/fleet";
import { clustersOf, nearTwins } from "@/lib/audit/shapes";

const SHOWN = 6;

/** The keys that may do exactly the same, and those that differ in one scope or two. */
export function SameShape({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  const { same, twins } = useMemo(() => likesOf(fleet, apiKey), [fleet, apiKey]);
  if (apiKey.shape === null) {
    return <p className="text-ink-2">Not known: its scopes are not read.</p>;
  }
  const read = fleet.keys.filter((key) => key.shape !== null).length;
  return (
    <div className="space-y-4">
      <div>
        <p>
          {same.length === 0
            ? "No other key has exactly its scopes."
            : `${countOf(same.length, "other key")} ${same.length === 1 ? "has" : "have"} exactly its scopes.`}
        </p>
        <KeyLinks keys={same} />
      </div>
      {twins.length > 0 && (
        <div>
          <p>{countOf(twins.length, "near twin")}, one or two scopes apart from it:</p>
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
        Of {read} of {countOf(fleet.keys.length, "key")} of the account, those that are read
        {fleet.finishedAtMs === null && " so far"}.
      </p>
    </div>
  );
}

function likesOf(fleet: Fleet, { account, api_key_id, shape }: FleetKey) {
  const clusters = clustersOf(fleet);
  const isIt = (key: FleetKey) => key.api_key_id === api_key_id && key.account === account;
  const own = shape === null ? undefined : clusters.find(({ keys }) => keys.some(isIt));
  if (own === undefined) return { same: [], twins: [] };
  return {
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
          <Link
            href={keyHref(key)}
            prefetch={false}
            className="break-words text-accent-strong underline-offset-4 hover:underline"
          >
            <SafeText text={key.name} />
          </Link>
        </li>
      ))}
      {keys.length > SHOWN && <li className="text-ink-2">and {keys.length - SHOWN} more</li>}
    </ul>
  );
}
