"use client";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { onBehalfOf, parseAccountId, SELF } from "@/lib/audit/account";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { pathSegment } from "@/lib/audit/path-segment";
import { utcWords } from "@/lib/audit/words";
import { ApiError, apiFetch } from "@/lib/queries/api";
import type { Incident } from "./incident-summary";

type Check = Incident["checks"][number];

/** Asks SendGrid about this one key, and shows when it disappeared: between the last time it was seen and now. */
export function GoneCheck({
  apiKey,
  checks,
  onChecked,
}: {
  apiKey: FleetKey;
  checks: readonly Check[];
  onChecked: (check: Check) => void;
}) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => isGoneNow(apiKey),
    onSuccess: (isGone) => onChecked({ atMs: Date.now(), isGone }),
  });
  const problem =
    error instanceof ApiError ? error.message : error && "SendGrid could not be asked.";
  return (
    <>
      <Button size="small" onClick={() => mutate()} isIdle={isPending}>
        {isPending ? "Asking SendGrid…" : "Ask SendGrid"}
      </Button>
      <p role="status" className="mt-2 empty:hidden">
        {problem ?? lastWords(checks, apiKey.readAtMs)}
      </p>
    </>
  );
}

async function isGoneNow({ account, api_key_id }: FleetKey): Promise<boolean> {
  const place = onBehalfOf(parseAccountId(account) ?? SELF);
  try {
    await apiFetch(`/api/v3/api_keys/${pathSegment(api_key_id)}`, { onBehalfOf: place });
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") return true;
    throw error;
  }
}

function lastWords(checks: readonly Check[], readAtMs: number | null): string {
  const last = checks.at(-1);
  if (last === undefined) return "";
  if (!last.isGone) return `Still active: SendGrid returned this key at ${utcWords(last.atMs)}.`;
  const seen = checks.findLast(({ isGone }) => !isGone)?.atMs ?? readAtMs;
  const after = seen === null ? "" : ` It was last seen at ${utcWords(seen)}.`;
  return `Gone: SendGrid no longer had this key at ${utcWords(last.atMs)}.${after}`;
}
