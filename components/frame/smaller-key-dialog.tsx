"use client";
import { SmallestKey } from "@/components/fleet/smallest-key";
import { Dialog } from "@/components/ui/dialog";

/** How to create the smallest key for an audit, above the current page. */
export function SmallerKeyDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="A least-privilege audit key">
      <SmallestKey />
    </Dialog>
  );
}
