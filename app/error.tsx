"use client";
import { BarePage } from "@/components/ui/bare-page";
import { BrokenPanel } from "@/components/ui/broken-panel";

export default function Failed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <BarePage>
      <BrokenPanel digest={error.digest} onRetry={reset} />
    </BarePage>
  );
}
