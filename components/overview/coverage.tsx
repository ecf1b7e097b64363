"use client";
import { useMutation } from "@tanstack/react-query";
import { useBeyond } from "@/components/fleet/beyond/use-beyond";
import { HoleList } from "@/components/fleet/hole-list";
import type { Reading } from "@/components/fleet/reading";
import { useKeptFailure } from "@/components/fleet/use-kept-failure";
import { KeysLink } from "@/components/links/text-link";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import { ShareBar } from "./share-bar";

/** What the rest of the page is based on: how much was read, what was not and why, and a retry. */
export function Coverage({
  fleet,
  reading,
  retry,
}: {
  fleet: Fleet;
  reading: Reading;
  /** Reads again what failed. Never rejects. */
  retry: () => Promise<void>;
}) {
  const asking = useMutation({ mutationFn: retry });
  const { read, failed, waiting, total, accounts, lists, isRunning } = reading;
  const beyond = useBeyond(fleet);
  const { stale } = fleet.progress;
  const isLacking = !isRunning && (failed > 0 || accounts.failed > 0 || lists > 0);
  const { failure, isTrying } = useKeptFailure(isLacking ? fleet : null, !isRunning);
  const isBusy = asking.isPending || isTrying;
  return (
    <Section title="Coverage">
      <div className="space-y-3 text-sm">
        <div className="text-accent">
          <ShareBar value={read} unknown={failed} total={total} />
        </div>
        <p>
          <strong className="font-medium">
            {counted(read)} of {countOf(total, "key")} read
          </strong>
          {waiting > 0 && `, ${counted(waiting)} pending`}
          {failed > 0 && (
            <>
              ,{" "}
              <KeysLink to={{ severity: ["unknown"] }} look="quiet">
                {counted(failed)} could not be read
              </KeysLink>
            </>
          )}
          {accounts.total > 1 &&
            `, in ${counted(accounts.read)} of ${counted(accounts.total)} accounts listed`}
          .
        </p>
        {isRunning && stale > 0 && (
          <p className="text-ink-2">
            {counted(stale)} of them are from an earlier scan and will be read again.
          </p>
        )}
        {accounts.failed > 0 && (
          <p className="text-ink-2">
            {accounts.failed === 1
              ? "One account could not be listed, so its number of keys is unknown."
              : `${counted(accounts.failed)} accounts could not be listed, so their number of keys is unknown.`}
          </p>
        )}
        {lists > 0 && (
          <p className="text-ink-2">
            {countOf(lists, "list")} of accounts could not be read, so those accounts and their keys
            are unknown.
          </p>
        )}
        {fleet.holes.length > 0 && <HoleList holes={fleet.holes} />}
        {failure !== null && (
          <Button onClick={() => asking.mutate()} isIdle={isBusy}>
            {isBusy ? "Retrying what failed…" : "Retry what failed"}
          </Button>
        )}
        {beyond !== "" && <p className="text-ink-2">{beyond}</p>}
        <p className="text-ink-2">
          SendGrid doesn’t expose who created a key, when, or when it was last used.
        </p>
      </div>
    </Section>
  );
}
