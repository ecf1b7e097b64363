"use client";
import { Bug } from "lucide-react";
import { Button } from "./button";
import { StatePanel } from "./state-panel";

/** A defect of this program's own. Its message is not shown: it may quote what nobody should see. */
export function BrokenPanel({
  digest,
  onRetry,
}: {
  /** Next's name for the failure in the server's log. */
  digest: string | undefined;
  onRetry: () => void;
}) {
  return (
    <StatePanel
      as="h1"
      icon={Bug}
      title="Something is broken here"
      tone="unknown"
      action={
        <Button tone="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <p>
        This page failed in a way it was not made for. Nothing on it may be relied on, and nothing
        was changed.
      </p>
      {digest !== undefined && (
        <p>
          The server’s log has it as <code className="text-sm">{digest}</code>.
        </p>
      )}
    </StatePanel>
  );
}
