"use client";
import { useEffect, useMemo } from "react";
import { keyRowSteps } from "@/components/filters/key-row";
import { AT_ONCE, auditedSteps, useKnown, useSettled } from "@/components/fleet/use-audit";
import { useFleet } from "@/components/fleet/use-fleet";
import { useWorkedOut } from "@/components/fleet/use-worked-out";
import { inNameOrder } from "@/lib/audit/report/arrange";
import { KeysList } from "./keys-list";
import { loadLongList } from "./keys-table";

/** The keys that the address selects: names at once, abilities as each key is read. */
export function KeysPage({ signedInId }: { signedInId: string }) {
  const view = useFleet();
  const newest = useSettled(view.fleet);
  const known = useKnown(newest);
  const isOver = newest.finishedAtMs !== null || view.error !== null;
  const work = useMemo(
    () => ({
      isLong: newest.keys.length > AT_ONCE,
      *steps() {
        const { fleet, audit, context } = yield* auditedSteps(newest, known);
        const rows = yield* keyRowSteps(fleet, audit.findings, isOver, context);
        yield;
        inNameOrder(rows);
        return { fleet, rows, stopped: isOver };
      },
    }),
    [newest, known, isOver],
  );
  useEffect(() => {
    if (work.isLong) void loadLongList();
  }, [work]);
  const { fleet, rows, stopped } = useWorkedOut(work);
  return <KeysList {...{ view, fleet, rows, stopped, signedInId }} />;
}
