"use client";
import { BrokenPanel } from "@/components/ui/broken-panel";

export default function Failed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <BrokenPanel digest={error.digest} onRetry={reset} />;
}
