"use client";
import { SmallestKey } from "@/components/fleet/smallest-key";
import { Dialog } from "@/components/ui/dialog";

/** The recipe of the smallest key for an audit, over whatever page is open. */
export function SmallerKeyDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="A least-privilege audit key">
      <SmallestKey />
    </Dialog>
  );
}
