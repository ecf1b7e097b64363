import type { ReactNode } from "react";
import { Arrival } from "./early/arrival";
import { Wordmark } from "./wordmark";

/** A page with only the product name above it, for what is shown outside the frame. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-180 flex-col px-4 sm:px-8">
      <header className="flex h-16 items-center">
        <Wordmark />
      </header>
      <main className="pt-[9dvh] pb-12">{children}</main>
      <Arrival />
    </div>
  );
}
