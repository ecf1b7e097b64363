"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onBehalfOf, parseAccountId, SELF } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { pathSegment } from "@/lib/audit/path-segment";
import { utcWords } from "@/lib/audit/words";
import { ApiError, apiFetch } from "@/lib/queries/api";
import type { Incident } from "./incident-summary";

type Check = Incident["checks"][number];

/** Asks SendGrid for this one key, and says since when it is known to be gone: between the last time it was seen and now. */
export function GoneCheck({
  apiKey,
  checks,
  onChecked,
}: {
  apiKey: FleetKey;
  checks: readonly Check[];
  onChecked: (check: Check) => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function ask() {
    setIsAsking(true);
    setProblem(null);
    const account = onBehalfOf(parseAccountId(apiKey.account) ?? SELF);
    try {
      await apiFetch(`/api/v3/api_keys/${pathSegment(apiKey.api_key_id)}`, { onBehalfOf: account });
      onChecked({ atMs: Date.now(), isGone: false });
    } catch (error) {
      const known = error instanceof ApiError ? error : null;
      if (known?.code === "not_found") onChecked({ atMs: Date.now(), isGone: true });
      else setProblem(known?.message ?? "SendGrid could not be asked.");
    }
    setIsAsking(false);
  }
  return (
    <>
      <Button size="small" onClick={() => void ask()} isIdle={isAsking}>
        {isAsking ? "Asking SendGrid…" : "Ask SendGrid"}
      </Button>
      <p role="status" className="mt-2 empty:hidden">
        {problem ?? lastWords(checks, apiKey.readAtMs)}
      </p>
    </>
  );
}

function lastWords(checks: readonly Check[], readAtMs: number | null): string {
  const last = checks.at(-1);
  if (last === undefined) return "";
  if (!last.isGone) return `Still active: SendGrid returned this key at ${utcWords(last.atMs)}.`;
  const seen = checks.findLast(({ isGone }) => !isGone)?.atMs ?? readAtMs;
  const after = seen === null ? "" : ` It was last seen at ${utcWords(seen)}.`;
  return `Gone: SendGrid no longer had this key at ${utcWords(last.atMs)}.${after}`;
}
