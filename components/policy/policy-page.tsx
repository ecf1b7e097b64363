"use client";
import { useQuery } from "@tanstack/react-query";
import { FilePlus2, ScrollText, WandSparkles } from "lucide-react";
import { FleetBody } from "@/components/fleet/fleet-body";
import { useIsPolicySet } from "@/components/fleet/policy/policy-set";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { Alert } from "@/components/ui/alert";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Skeleton } from "@/components/ui/skeleton";
import { StatePanel } from "@/components/ui/state-panel";
import { useNow } from "@/components/ui/use-now";
import { HOUR_MS } from "@/lib/audit/day";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { policyQuery } from "@/lib/queries/policy";
import { holdPolicy, useHeldPolicy } from "./held-policy";
import { PolicyDraft } from "./policy-draft";
import { PolicyInForce } from "./policy-in-force";
import { type Ask, usePolicyWorker } from "./use-policy-worker";

const FILE = "key-audit.yml";
/** A larger file cannot be a policy, and would only fill the editor. */
const MAX_BYTES = 1_000_000;

/** The policy that keys are checked against: this server's, or one opened or typed here, with its results. */
export function PolicyPage() {
  const view = useFleet();
  const { fleet } = view;
  const nowMs = useNow(HOUR_MS);
  const { start, ask } = usePolicyWorker();
  const open = async (file: File) => {
    if (file.size > MAX_BYTES) return announce("That file is too large for a policy.");
    holdPolicy({ file: file.name, text: await file.text() });
  };
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
        <h1 className="mr-auto font-semibold text-xl">{PAGES.policy.title}</h1>
        <Button onClick={() => holdPolicy({ file: FILE, text: "version: 1\n" })}>
          <FilePlus2 aria-hidden="true" className="size-4 text-ink-3" />
          New policy
        </Button>
        <Button
          disabled={fleet.keys.length === 0}
          onClick={() => {
            const made = ask((worker) => worker.fromFleet(fleet, Date.now()));
            void made.then((text) => holdPolicy({ file: FILE, text }));
          }}
        >
          <WandSparkles aria-hidden="true" className="size-4 text-ink-3" />
          Start from current keys
        </Button>
      </div>
      <FleetBody view={view} fleet={fleet} waiting={<Skeleton className="mt-6 h-60 w-full" />}>
        <Shown fleet={fleet} nowMs={nowMs} ask={ask} />
      </FleetBody>
      <FileDrop
        label="Open a policy"
        accept=".yml,.yaml,application/yaml,text/yaml"
        onIntent={() => void start()}
        onFiles={([file]) => file !== undefined && void open(file)}
      >
        Or drop it on the page. It’s read in this browser only. Nothing is sent, and it’s forgotten
        when you close the tab.
      </FileDrop>
    </>
  );
}

function Shown({ fleet, nowMs, ask }: { fleet: Fleet; nowMs: number | null; ask: Ask }) {
  const held = useHeldPolicy();
  const isSet = useIsPolicySet();
  const { data: policy, error } = useQuery(policyQuery(isSet));
  if (nowMs !== null && held !== null) {
    return <PolicyDraft held={held} fleet={fleet} nowMs={nowMs} ask={ask} />;
  }
  if (nowMs !== null && policy !== undefined) {
    return <PolicyInForce view={policy} fleet={fleet} nowMs={nowMs} ask={ask} />;
  }
  if (error !== null) return <Alert className="mt-4">{error.message}</Alert>;
  if (isSet || held !== null) return <Skeleton className="mt-6 h-60 w-full" />;
  return (
    <StatePanel className="mt-6" icon={ScrollText} title="No policy yet">
      <p>
        A policy is one file, kept in Git and reviewed like code: who owns which keys, what no key
        may do, and which exceptions are approved until when. Open one, write one here, or start
        from the current keys: rules they already meet, with owners to fill in.
      </p>
      <p>
        Set <code>POLICY_FILE</code> on the server to show its findings on every page, and pass the
        same file to <code>key-audit scan --policy</code> in your pipeline.
      </p>
    </StatePanel>
  );
}
