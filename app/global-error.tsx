"use client";
import { BarePage } from "@/components/ui/bare-page";
import { type Broken, BrokenPanel } from "@/components/ui/broken-panel";
import "./globals.css";

/** Replaces the root layout, so it brings its own `html` and does without the fonts. */
export default function Failed(broken: Broken) {
  return (
    <html lang="en">
      <body>
        <title>Broken · Key Audit</title>
        <BarePage>
          <BrokenPanel {...broken} />
        </BarePage>
      </body>
    </html>
  );
}
