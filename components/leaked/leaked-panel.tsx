"use client";
import { Dialog } from "@/components/ui/dialog";
import { LeakField } from "./leak-field";
import { LeakResult } from "./leak-result";
import { useLeak } from "./use-leak";

/** Finds the key that a leaked secret belongs to, without leaving the page and without sending anything. */
export function LeakedPanel({
  isSignedOut = false,
  onClose,
}: {
  isSignedOut?: boolean;
  onClose: () => void;
}) {
  const leak = useLeak();
  return (
    <Dialog open onClose={onClose} title="Leaked key" place="right">
      <LeakField leak={leak} isSignedOut={isSignedOut}>
        <LeakResult
          state={leak.state}
          isSignedOut={isSignedOut}
          onCancel={leak.clear}
          onLeave={onClose}
        />
      </LeakField>
    </Dialog>
  );
}
