"use client";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { readingOf, unlistedWords } from "@/components/fleet/reading";
import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { compareHref } from "@/components/links/compare-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Section } from "@/components/ui/section";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Cluster } from "@/lib/audit/fleet/shapes";
import { keyRef } from "@/lib/audit/key-ref";
import { counted, countOf } from "@/lib/audit/words";
import { CompareExample } from "./compare-example";
import { purposeSide } from "./side";
import { startingPoints } from "./starting-points";

/** Suggestions while nothing is compared: pairs that nearly match, and the sets that most keys share. */
export function StartingPointList({ fleet }: { fleet: Fleet }) {
  const onBehalfOf = useOnBehalfOf();
  const { twins, moreTwins, clusters } = useMemo(() => startingPoints(fleet), [fleet]);
  const reading = readingOf(fleet, fleet.finishedAtMs !== null);
  const soFar = reading.isRunning ? " so far" : "";
  const over = `Based on ${counted(reading.read)} of ${countOf(reading.total, "key")} read${soFar}.${unlistedWords(reading)}`;
  return (
    <div className="mt-8 grid items-start gap-x-8 gap-y-8 xl:grid-cols-2 3xl:grid-cols-3">
      <p className="col-span-full -mb-4 text-ink-2 text-sm">{over}</p>
      <Points
        title="Nearly the same"
        about={
          twins.length === 0
            ? "No two scope sets differ by only one or two scopes."
            : "Scope sets that differ by one or two scopes. Often one was meant to match the other."
        }
        footnote={moreTwins > 0 ? `${countOf(moreTwins, "more pair")}.` : null}
      >
        {twins.map(({ of, cluster, more, fewer }) => {
          const [a, b] = [firstOf(of), firstOf(cluster)];
          return (
            <Point
              key={`${keyRef(a)} ${keyRef(b)}`}
              href={compareHref(keyRef(a), keyRef(b), onBehalfOf)}
              prints={[of.scopes, cluster.scopes]}
            >
              <span className="block truncate font-medium text-sm">
                <SafeText text={a.name} /> <span className="font-normal text-ink-2">and</span>{" "}
                <SafeText text={b.name} />
              </span>
              <code className="block truncate text-ink-2 text-xs">
                {[...more.map((scope) => `+${scope}`), ...fewer.map((scope) => `−${scope}`)].join(
                  "  ",
                )}
              </code>
            </Point>
          );
        })}
      </Points>
      <Points title="Shared by most keys" about="Shown with the closest purpose." footnote={null}>
        {clusters.map(({ cluster, purpose }) => {
          const key = firstOf(cluster);
          const b = purpose === null ? null : purposeSide(purpose);
          return (
            <Point
              key={keyRef(key)}
              href={compareHref(keyRef(key), b, onBehalfOf)}
              prints={[cluster.scopes]}
            >
              <span className="block truncate font-medium text-sm">
                <SafeText text={key.name} />
                {cluster.keys.length > 1 && (
                  <span className="font-normal text-ink-2">
                    {" "}
                    and {counted(cluster.keys.length - 1)} more
                  </span>
                )}
              </span>
              <span className="block truncate text-ink-2 text-xs">
                {countOf(cluster.scopes.length, "scope")} ·{" "}
                {purpose === null ? "more than any one purpose needs" : purpose.label}
              </span>
            </Point>
          );
        })}
      </Points>
      <CompareExample />
    </div>
  );
}

function Points({
  title,
  about,
  footnote,
  children,
}: {
  title: string;
  about: string;
  footnote: string | null;
  children: ReactNode[];
}) {
  return (
    <Section title={title} className="min-w-0" contentClassName="mt-1">
      <p className="text-pretty text-ink-2 text-sm">{about}</p>
      {children.length > 0 && (
        <ul className="mt-4 overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
          {children}
        </ul>
      )}
      {footnote !== null && <p className="mt-2 text-ink-2 text-xs">{footnote}</p>}
    </Section>
  );
}

function Point({
  href,
  prints,
  children,
}: {
  href: string;
  prints: readonly (readonly string[])[];
  children: ReactNode;
}) {
  return (
    <li className="border-line border-b">
      <Link
        href={href}
        prefetch={false}
        className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 flex-1 basis-52">{children}</span>
        <span className="flex flex-col gap-1">
          {prints.map((scopes, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one or two prints that never change places
            <KeyPrint key={index} cells={analysisOf(scopes).print} />
          ))}
        </span>
      </Link>
    </li>
  );
}

function firstOf({ keys: [first] }: Cluster) {
  if (first === undefined) throw new Error("a cluster without a key");
  return first;
}
