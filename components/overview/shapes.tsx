"use client";
import { type ReactNode, useMemo } from "react";
import type { Reading } from "@/components/fleet/reading";
import { analysisOf } from "@/components/key/analysis-of";
import { KeyLink } from "@/components/key/key-link";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { ScopeChip } from "@/components/key/scope-chip";
import { twinPairs } from "@/components/key/twin-pairs";
import { KeysLink } from "@/components/links/text-link";
import { Section } from "@/components/ui/section";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Cluster, clustersOf, nearTwins, outliers } from "@/lib/audit/fleet/shapes";
import { keyRef } from "@/lib/audit/key-ref";
import { counted, countOf } from "@/lib/audit/words";

const LARGEST = 8;
const FEW = 5;
const NAMES = 12;
/** More shapes than this make an address unwieldy. */
const LISTED = 100;

/** The keys by scope set: how few sets there are, the largest, near matches, and keys unlike any other. */
export function Shapes({ fleet, reading }: { fleet: Fleet; reading: Reading }) {
  const { clusters, pairs, alone } = useMemo(() => {
    const all = clustersOf(fleet);
    const twins = nearTwins(all);
    return { clusters: all, pairs: twinPairs(all, twins), alone: outliers(all, twins) };
  }, [fleet]);
  if (clusters.length === 0) return null;
  const so = reading.isRunning ? " so far" : "";
  return (
    <Section
      title="Scope sets"
      note={`${countOf(reading.read, "key")} read${so}, ${countOf(clusters.length, "scope set")}. Keys with the same set can do exactly the same, so review them as one.`}
    >
      <ol>
        {clusters.slice(0, LARGEST).map((cluster) => (
          <ShapeRow key={cluster.id} cluster={cluster} of={reading.read} />
        ))}
      </ol>
      {clusters.length > LARGEST && (
        <p className="mt-2 text-ink-2 text-sm">
          The largest {LARGEST} of {counted(clusters.length)} scope sets.
        </p>
      )}
      <More
        title="Near twins"
        count={pairs.length}
        words="pairs of scope sets differ in one or two scopes"
      >
        {pairs.slice(0, FEW).map(({ one, twin }) => (
          <li key={`${one.id} ${twin.cluster.id}`} className="py-2">
            <Named cluster={one} /> <span className="text-ink-2">beside</span>{" "}
            <Named cluster={twin.cluster} /> <ListLink of={[one, twin.cluster]}>See both</ListLink>
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {twin.fewer.map((scope) => (
                <li key={scope} className="inline-flex items-center gap-1 text-ink-2 text-xs">
                  only the first <ScopeChip scope={scope} />
                </li>
              ))}
              {twin.more.map((scope) => (
                <li key={scope} className="inline-flex items-center gap-1 text-ink-2 text-xs">
                  only the second <ScopeChip scope={scope} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </More>
      <More
        title="Outliers"
        count={alone.length}
        words="keys resemble no other key"
        of={alone.length <= LISTED ? alone : null}
      >
        {alone.slice(0, FEW).map((cluster) => (
          <li key={cluster.id} className="flex flex-wrap items-center gap-3 py-2">
            <KeyPrint cells={analysisOf(cluster.scopes).print} />
            <Named cluster={cluster} />
          </li>
        ))}
      </More>
    </Section>
  );
}

function ShapeRow({ cluster, of }: { cluster: Cluster; of: number }) {
  const { print, real } = analysisOf(cluster.scopes);
  const [first] = cluster.keys;
  return (
    <li className="border-line border-b">
      <details>
        <summary className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 py-1.5 text-sm hover:bg-sunken">
          <KeyPrint cells={print} />
          <span className="min-w-0 flex-1 basis-32 truncate">
            {first !== undefined && <SafeText text={first.name} max={40} />}
            {cluster.keys.length > 1 && (
              <span className="text-ink-2"> and {countOf(cluster.keys.length - 1, "other")}</span>
            )}
          </span>
          <span className="figures text-xs">
            <span className="font-medium">{counted(cluster.keys.length)}</span>
            <span className="text-ink-3"> of {counted(of)}</span>
          </span>
        </summary>
        <p className="pt-1 text-ink-2 text-sm">
          {countOf(real.length, "scope")} each.{" "}
          <ListLink of={[cluster]}>See {countOf(cluster.keys.length, "key")} in the list</ListLink>
        </p>
        <ul className="flex flex-wrap gap-x-3 gap-y-1 pt-1 pb-3 text-sm">
          {cluster.keys.slice(0, NAMES).map((key) => (
            <li key={keyRef(key)} className="min-w-0 max-w-full truncate">
              <KeyLink apiKey={key} isInText />
            </li>
          ))}
          {cluster.keys.length > NAMES && (
            <li className="text-ink-2">and {counted(cluster.keys.length - NAMES)} more</li>
          )}
        </ul>
      </details>
    </li>
  );
}

function ListLink({ of, children }: { of: readonly Cluster[]; children: ReactNode }) {
  return (
    <KeysLink to={{ shape: of.map(({ id }) => id) }} className="whitespace-nowrap">
      {children}
    </KeysLink>
  );
}

function Named({ cluster }: { cluster: Cluster }) {
  const [first] = cluster.keys;
  if (first === undefined) return null;
  const others = cluster.keys.length - 1;
  return (
    <>
      <KeyLink apiKey={first} isInText />
      {others > 0 && <span className="text-ink-2"> and {countOf(others, "other")} alike</span>}
    </>
  );
}

function More({
  title,
  count,
  words,
  of = null,
  children,
}: {
  title: string;
  count: number;
  words: string;
  /** Links to all of them in the list of keys. */
  of?: readonly Cluster[] | null;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="flex min-h-6 items-center gap-2 text-ink-2 underline decoration-line underline-offset-4 hover:text-ink">
        {title}: {counted(count)}
      </summary>
      <p className="mt-1 text-ink-2">
        {counted(count)} {words}
        {count > FEW && `; the first ${FEW}`}:{" "}
        {of !== null && <ListLink of={of}>See all in the list</ListLink>}
      </p>
      <ul className="divide-y divide-line">{children}</ul>
    </details>
  );
}
