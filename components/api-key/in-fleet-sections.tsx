"use client";
import dynamic from "next/dynamic";
import { KeyLife } from "@/components/fleet/key-life";
import { KeyOwner } from "@/components/fleet/key-owner";
import { KeyFindings } from "@/components/key/key-findings";
import { KeyLoss } from "@/components/key/key-loss";
import { Skeleton } from "@/components/ui/skeleton";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { KeyAge } from "./key-age";
import { SameShape } from "./same-shape";
import { SideSection } from "./side-section";
import { useKeyInFleet } from "./use-key-in-fleet";

const Remedy = dynamic(() => import("@/components/key/remedy").then((module) => module.Remedy), {
  loading: () => <Skeleton className="h-96 w-full" />,
  ssr: false,
});

type OfKey = { apiKeyId: string };

/** A placeholder for a section that needs the account's scan: a skeleton while it runs, or why it has no answer. */
function Missing({
  isOver,
  problem,
  className,
}: Pick<ReturnType<typeof useKeyInFleet>, "isOver" | "problem"> & { className: string }) {
  if (!isOver) return <Skeleton className={className} />;
  return (
    <p className="prose-width text-pretty text-ink-2 text-sm">
      {problem ?? "The account’s list of keys doesn’t include this key, so this can’t be judged."}
    </p>
  );
}

/** The findings of the key, worst first. */
export function FindingsSection({
  apiKeyId,
  scopes,
  expected,
}: OfKey & {
  scopes: readonly string[];
  /** How many findings the key has on its own: reserves their space, so that nothing moves. */
  expected: number;
}) {
  const { fleet, key, findings, ...rest } = useKeyInFleet(apiKeyId);
  if (key === undefined && rest.isOver) return <Missing {...rest} className="h-14.25" />;
  if (key === undefined || (key.shape === null && !rest.isOver)) {
    const rows = Array.from({ length: Math.max(1, expected) }, (_, row) => row);
    return rows.map((row) => <Skeleton key={row} className="h-14.25 border-line border-b" />);
  }
  return (
    <div className="min-h-14.25">
      <div className="mb-3 empty:hidden">
        <KeyOwner fleet={fleet} apiKey={key} />
      </div>
      <KeyFindings apiKey={key} findings={findings} />
      <Changed fleet={fleet} apiKey={key} scopes={scopes} />
    </div>
  );
}

/** What the account would lose with the key. */
export function LossSection({ apiKeyId }: OfKey) {
  const { fleet, key, ...rest } = useKeyInFleet(apiKeyId);
  return (
    <div className="min-h-24">
      {key === undefined ? (
        <Missing {...rest} className="h-20" />
      ) : (
        <KeyLoss fleet={fleet} apiKey={key} />
      )}
    </div>
  );
}

/** The one change that fixes the findings, as calls to run. */
export function FixSection({ apiKeyId }: OfKey) {
  const { fleet, key, findings, ...rest } = useKeyInFleet(apiKeyId);
  if (key === undefined) return <Missing {...rest} className="h-96" />;
  if (findings.length > 0) return <Remedy fleet={fleet} apiKey={key} findings={findings} />;
  return (
    <p className="text-ink-2 text-sm">
      {key.shape === null
        ? "Not known: its scopes have not been read."
        : "No check found an issue, so there is nothing to fix."}
    </p>
  );
}

/** How the key compares with the others of its account. */
export function AmongKeys({ apiKeyId }: OfKey) {
  const { fleet, key, ...rest } = useKeyInFleet(apiKeyId);
  return (
    <>
      <SideSection title="Similar keys">
        {key === undefined ? (
          <Missing {...rest} className="h-20" />
        ) : (
          <SameShape fleet={fleet} apiKey={key} />
        )}
      </SideSection>
      <SideSection title="Age">
        {key === undefined ? (
          <Missing {...rest} className="h-20" />
        ) : (
          <>
            <KeyLife fleet={fleet} apiKey={key} />
            <KeyAge apiKey={key} />
          </>
        )}
      </SideSection>
    </>
  );
}

/** The page has just read the scopes; the scan may have read different ones earlier. */
function Changed({
  fleet,
  apiKey,
  scopes,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  scopes: readonly string[];
}) {
  const scanned = apiKey.shape === null ? undefined : fleet.shapes.get(apiKey.shape);
  if (scanned === undefined) return null;
  const now = new Set(scopes);
  if (scanned.length === now.size && scanned.every((scope) => now.has(scope))) return null;
  return (
    <p className="mt-3 text-pretty text-ink-2 text-sm">
      Its scopes have changed since the scan. The findings are about what it held then.
    </p>
  );
}
