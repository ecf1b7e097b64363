import { EyeOff } from "lucide-react";
import { RetryButton } from "@/components/ui/retry-button";
import { StatePanel } from "@/components/ui/state-panel";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { HoleList } from "./hole-list";

/** Shown when no key is known because not everything was read, which proves nothing. */
export function UnreadPanel({
  fleet,
  isTrying,
  onRetry,
}: {
  fleet: Fleet;
  isTrying: boolean;
  /** Reads again what failed. Never rejects. */
  onRetry: () => Promise<void>;
}) {
  return (
    <StatePanel
      icon={EyeOff}
      title="No API keys could be read"
      tone="unknown"
      action={<RetryButton isTrying={isTrying} onRetry={() => void onRetry()} />}
    >
      <p>Not everything was read, so whether there are any is unknown.</p>
      {fleet.holes.length > 0 && <HoleList holes={fleet.holes} />}
    </StatePanel>
  );
}
