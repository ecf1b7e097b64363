"use client";
import { BarePage } from "@/components/ui/bare-page";
import { BrokenPanel } from "@/components/ui/broken-panel";
import "./globals.css";

/** Stands in for the root layout itself, so it brings its own `html` and does without the fonts. */
export default function Failed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Broken · Key Audit</title>
        <BarePage>
          <BrokenPanel digest={error.digest} onRetry={reset} />
        </BarePage>
      </body>
    </html>
  );
}
